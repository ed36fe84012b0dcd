import { parseInstant } from '@sojourn/schema';
import type { Catalog, ContactEvent, Problem } from '@sojourn/schema';
import { copyObject } from './copy-json.ts';
import { finding } from './finding.ts';
import { isName } from './tenant.ts';

const name = 'a text of 1 to 200 characters without control characters';

/** An event as it is stored, or what is wrong with it. Fields it does not know are left out. */
export function readEvent(value: unknown, pointer: string): { readonly event: ContactEvent } | { readonly problems: readonly Problem[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problems: [finding('type_mismatch', pointer, { expected: 'an event object' })] };
  // Any object may be asked for fields; each is looked at before it is used.
  const given = value as Readonly<Record<keyof ContactEvent, unknown>>;
  const problems: Problem[] = [];
  const { id, contactId, name: eventName, at, data, effect } = given;
  const copied = data === undefined || data === null ? undefined : copyObject(data);
  if (!isName(id)) problems.push(missingOr(id, `${pointer}/id`, name));
  if (!isName(contactId)) problems.push(missingOr(contactId, `${pointer}/contactId`, name));
  if (!isName(eventName)) problems.push(missingOr(eventName, `${pointer}/name`, name));
  if (at !== undefined && (typeof at !== 'string' || parseInstant(at) === undefined)) {
    problems.push(finding('value_invalid', `${pointer}/at`, { expected: 'an RFC 3339 instant with an offset' }));
  }
  if (data !== undefined && data !== null && copied === undefined)
    problems.push(finding('type_mismatch', `${pointer}/data`, { expected: 'a JSON object' }));
  if (effect !== undefined && typeof effect !== 'string')
    problems.push(finding('type_mismatch', `${pointer}/effect`, { expected: 'the key of a message' }));
  if (problems.length > 0 || !isName(id) || !isName(contactId) || !isName(eventName)) return { problems };
  return {
    event: {
      id,
      contactId,
      name: eventName,
      ...(typeof at === 'string' ? { at } : {}),
      ...(copied === undefined ? {} : { data: copied }),
      ...(typeof effect === 'string' ? { effect } : {}),
    },
  };
}

/** Whether a catalog knows an event: declared, or emitted by an action. One without events takes any. */
export function isDeclaredEvent(catalog: Catalog, eventName: string): boolean {
  if (catalog.events === undefined || Object.hasOwn(catalog.events, eventName)) return true;
  return Object.values(catalog.actions ?? {}).some((action) => action.emits?.includes(eventName) === true);
}

function missingOr(value: unknown, pointer: string, expected: string): Problem {
  return value === undefined ? finding('field_missing', pointer, { expected }) : finding('value_invalid', pointer, { expected });
}
