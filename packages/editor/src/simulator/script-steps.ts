import { timeScript } from '@sojourn/engine';
import type { TimedStep } from '@sojourn/engine';
import { formatInstant, parseInstant } from '@sojourn/schema';
import type { Instant, Journey, Scenario, ScriptStep } from '@sojourn/schema';
import { instantTextIn } from '../inspector/fields/local-instant.ts';

/** What a step does, whenever it does it. */
export type Happening = ScriptStep extends infer S ? (S extends ScriptStep ? Omit<S, 'at' | 'after'> : never) : never;

/** The script with its instants; empty where one of them cannot be read. */
export function timedScript(scenario: Scenario, journey: Journey): readonly TimedStep[] {
  try {
    return timeScript(scenario, journey);
  } catch {
    return [];
  }
}

/**
 * When something that a person lets happen now stands in the script: a little after the clock, so that it comes after everything
 * of that instant, and before what is due later.
 *
 * @param next - The next instant after the clock at which anything happens.
 */
export function momentAfter(clock: Instant, next: Instant | undefined): Instant {
  const room = next === undefined ? Number.POSITIVE_INFINITY : next - clock;
  if (room > minuteMs) return wholeSecond(clock + minuteMs);
  // A step of the script comes before timers of its own instant.
  return room > 2000 ? wholeSecond(clock + 1000) : clock + room;
}

function wholeSecond(at: Instant): Instant {
  return Math.ceil(at / 1000) * 1000;
}

/** A scenario in which something more happens at an instant, in its place among the others; every step then has its instant. */
export function withHappening(scenario: Scenario, journey: Journey, happening: Happening, at: Instant, zone: string): Scenario {
  const added: { readonly at: Instant; readonly step: ScriptStep } = { at, step: happening };
  const script = [...timedScript(scenario, journey), added].toSorted((one, other) => one.at - other.at);
  return { ...scenario, script: script.map((one) => placed(one.step, one.at, zone)) };
}

/** A scenario without one step; the others keep their instants. */
export function withoutStep(scenario: Scenario, journey: Journey, index: number, zone: string): Scenario {
  const script = timedScript(scenario, journey).toSpliced(index, 1);
  return { ...scenario, script: script.map((one) => placed(one.step, one.at, zone)) };
}

/** A scenario that starts at another instant; its steps move along. */
export function withStart(scenario: Scenario, journey: Journey, start: Instant, zone: string): Scenario {
  const shift = start - (parseInstant(scenario.start) ?? start);
  const script = timedScript(scenario, journey);
  const moved = script.map(({ step, at }) => (step.at === undefined ? step : placed(step, at + shift, zone)));
  return { ...scenario, start: instantText(start, zone), script: moved };
}

function placed(step: ScriptStep, at: Instant, zone: string): ScriptStep {
  const { after: _, ...rest } = step;
  return { ...rest, at: instantText(at, zone) };
}

function instantText(at: Instant, zone: string): string {
  return at % 1000 === 0 ? instantTextIn(at, zone) : formatInstant(at);
}

const minuteMs = 60_000;
