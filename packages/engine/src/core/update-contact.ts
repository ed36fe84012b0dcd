import { isOperand } from '@sojourn/schema';
import type { ConditionScope, ContactChange, JsonObject, JsonValue, UpdatedChange } from '@sojourn/schema';
import { own, withoutOwn } from './own.ts';
import { isSameJson } from './same-json.ts';
import type { ContactUpdate, OperandReader, StepContext } from './steps/step.ts';

interface Before {
  readonly attributes: JsonObject;
  readonly tags: readonly string[];
}

/** A change with its value ready to be read. */
export type CompiledChange =
  | { readonly op: ContactChange['op']; readonly attribute: string; readonly read: OperandReader }
  | { readonly op: 'add' | 'remove'; readonly tag: string };

/** Makes an update's changes ready. */
export function compileChanges(
  changes: readonly ContactChange[],
  compileOperand: StepContext['compileOperand'],
): readonly CompiledChange[] {
  return changes.map((change) => {
    if ('tag' in change) return change;
    const { op, attribute, value } = change;
    if (isOperand(value)) return { op, attribute, read: compileOperand(value) };
    // An increment without a value adds one, as it is described.
    const literal = value ?? (op === 'increment' && value === undefined ? 1 : undefined);
    return { op, attribute, read: () => literal };
  });
}

/** Applies changes one after the other, each seeing those before it (its operands do not), and says what each did. */
export function updateContact(changes: readonly CompiledChange[], before: Before, scope: ConditionScope): ContactUpdate {
  let { attributes, tags } = before;
  const log = changes.map((change): UpdatedChange => {
    if ('tag' in change) {
      const had = tags.includes(change.tag);
      if (change.op === 'add' && !had) tags = [...tags, change.tag];
      if (change.op === 'remove' && had) tags = tags.filter((tag) => tag !== change.tag);
      return { op: change.op, tag: change.tag, from: had, to: change.op === 'add' };
    }
    const from = own(attributes, change.attribute);
    const to = changeValue(change.op, from, change.read(scope));
    // In place of `withOwn`: here the objects are all of one shape, which is how copying them is fast.
    attributes = to === undefined ? withoutOwn(attributes, change.attribute) : { ...attributes, [change.attribute]: to };
    return { op: change.op, attribute: change.attribute, from: from ?? null, to: to ?? null };
  });
  return { attributes, tags, changes: log };
}

/** An attribute's value after one change; `undefined` is missing. `value` missing changes nothing, except that `set` then unsets. */
export function changeValue(op: string, from: JsonValue | undefined, value: JsonValue | undefined): JsonValue | undefined {
  const current = from ?? undefined;
  switch (op) {
    case 'set':
      return value;
    case 'unset':
      return undefined;
    case 'increment':
      // A missing number starts at 0; so does a value that is no number, which counts as missing.
      return typeof value === 'number' ? (typeof current === 'number' ? current : 0) + value : current;
    case 'add':
      return value === undefined ? current : addTo(current, value);
    case 'remove':
      return value !== undefined && isList(current)
        ? current.filter((item) => !itemsOf(value).some((gone) => isSameJson(item, gone)))
        : current;
    default:
      return current;
  }
}

function addTo(current: JsonValue | undefined, value: JsonValue): JsonValue {
  const list = isList(current) ? current : [];
  const fresh: JsonValue[] = [];
  for (const item of itemsOf(value)) {
    if (![...list, ...fresh].some((known) => isSameJson(known, item))) fresh.push(item);
  }
  return fresh.length === 0 && isList(current) ? current : [...list, ...fresh];
}

function itemsOf(value: JsonValue): readonly JsonValue[] {
  return isList(value) ? value : [value];
}

// The platform's own test does not narrow readonly lists.
function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
