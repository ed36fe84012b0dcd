import type { Problem } from '@sojourn/schema';
import { finding, refuseFindings } from './finding.ts';
import { isName } from './tenant.ts';

/** The kinds of fields a request or a query may ask for. A name is what a store is asked for: `isName`. */
type Kind = 'text' | 'optional text' | 'name' | 'optional name';

/**
 * Looks at what a caller gave, types or not, before any of it is used.
 *
 * @param thing - What it is called in the message, such as "The request".
 * @param kinds - Its fields that are texts; others are the caller's to read.
 * @throws JourneyError `request_invalid` with every field that is missing or not a text.
 */
export function checkRequest(given: unknown, thing: string, kinds: Readonly<Record<string, Kind>>): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    refuseFindings('request_invalid', thing, [finding('type_mismatch', '', { expected: 'an object' })]);
  // Any object may be asked for fields; each is looked at before it is used.
  const fields = given as Readonly<Record<string, unknown>>;
  const problems = Object.entries(kinds).flatMap(([name, kind]): readonly Problem[] => {
    const value = fields[name];
    if (value === undefined && (kind === 'optional text' || kind === 'optional name')) return [];
    if ((kind === 'name' || kind === 'optional name') && typeof value === 'string')
      return isName(value)
        ? []
        : [finding('value_invalid', `/${name}`, { expected: 'a text of 1 to 200 characters without control characters' })];
    if (typeof value === 'string') return [];
    return [finding(value === undefined ? 'field_missing' : 'type_mismatch', `/${name}`, { expected: 'a text' })];
  });
  refuseFindings('request_invalid', thing, problems);
}
