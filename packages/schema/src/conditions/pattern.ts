import { RE2JS } from 're2js';
import type { Meter } from './evaluator.ts';

const longestPattern = 1_000;
// A step of the budget stands for this many of the matcher's own, which are far cheaper than a comparison.
const matcherStepsPerStep = 64;

/** A compiled `matches`: whether the pattern is found anywhere in a text, within the budget. */
export type PatternTest = (text: string, meter: Meter) => boolean;

/**
 * Compiles an RE2 pattern, which runs in time linear in the text: the platform's own expressions do not, so that one hostile
 * pattern or text could hold a worker. The pattern is searched for; `^` and `$` anchor it.
 *
 * @returns `undefined` if it is not RE2 syntax, too long, or too large.
 */
export function compilePattern(pattern: string): PatternTest | undefined {
  if (pattern.length > longestPattern) return undefined;
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
  const size = compiled.programSize();
  return (text, meter) => {
    meter.left -= Math.ceil((text.length * size) / matcherStepsPerStep);
    if (meter.left < 0) return false;
    return compiled.test(text);
  };
}

/** Whether a text is a pattern that `matches` can use. */
export function isPattern(text: string): boolean {
  return compilePattern(text) !== undefined;
}
