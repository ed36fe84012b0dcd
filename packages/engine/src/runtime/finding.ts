import type { JsonObject, Problem } from '@sojourn/schema';
import { JourneyError } from './journey-error.ts';
import type { JourneyErrorCode } from './journey-error.ts';

/** A located finding about an input. `params` never hold values of contacts. */
export function finding(
  code: 'field_missing' | 'field_unknown' | 'type_mismatch' | 'value_invalid' | 'event_unknown',
  pointer: string,
  params: JsonObject = {},
): Problem {
  return { code, severity: 'error', pointer, params };
}

/** Refuses an input for what was found in it, if anything. The message names the first finding. */
export function refuseFindings(code: JourneyErrorCode, thing: string, problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const expected = first.params['expected'];
  const hint = typeof expected === 'string' ? `: expected ${expected}` : '';
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  throw new JourneyError(code, `${thing} is refused: ${first.code} at "${first.pointer}"${hint}${more}.`, {
    problems: problems.slice(0, 100),
  });
}

/** A piece of a JSON pointer. */
export function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
