import type { Scenario } from '../scenario.ts';
import type { Problem } from '../problem.ts';
import { scenarioShape } from '../shapes/scenario.ts';
import { parseDocument } from './parse-document.ts';
import type { ParseOptions } from './parsed.ts';

/** A scenario, or every reason why the document is none. */
export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a scenario from its text, its UTF-8 bytes, or an object. Never throws; findings as those of `parseJourney`. */
export function parseScenario(input: string | Uint8Array | object, options: ParseOptions = {}): ParsedScenario {
  const parsed = parseDocument(scenarioShape, input, options);
  return parsed.ok ? { ok: true, scenario: parsed.value } : parsed;
}
