import { Liquid } from 'liquidjs';
import { restrictFilters } from './filters.ts';
import { isMissing } from './missing.ts';
import { longestTemplate } from './template-limits.ts';

/** The tags a template may use. None reads a file, writes a counter, or leaves text out of the order of the template. */
const allowed: ReadonlySet<string> = new Set(['assign', 'break', 'case', 'comment', '#', 'continue', 'for', 'if', 'raw', 'unless']);

/** Makes the template language: Liquid without files, clock, zone, counters, partials and everything that is not on the lists. */
export function createLiquid(): Liquid {
  const liquid = new Liquid({
    templates: {},
    strictFilters: true,
    // Missing values have a meaning of their own here, see `Missing`.
    strictVariables: false,
    ownPropertyOnly: true,
    dynamicPartials: false,
    relativeReference: false,
    parseLimit: longestTemplate,
    outputEscape: outputText,
  });
  for (const name of Object.keys(liquid.tags)) if (!allowed.has(name)) delete liquid.tags[name];
  restrictFilters(liquid);
  return liquid;
}

/** What a token writes. One that is missing, an object, or a number that is none fails the template instead of writing a lie. */
function outputText(value: unknown): string {
  if (isMissing(value)) throw new TypeError('A token cannot be resolved');
  if (Array.isArray(value)) return value.map((item) => outputText(item)).join('');
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  throw new TypeError('A token has no text');
}
