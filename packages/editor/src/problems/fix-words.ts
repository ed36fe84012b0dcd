import { shippedWords } from '@sojourn/schema/checking';
import { describeCondition } from '@sojourn/schema/editing';
import type { JsonValue, Operation, OutletItem, Place } from '@sojourn/schema';
import type { Names } from '../nodes/card-definition.ts';
import { attributeName, eventName, ownOf, segmentName } from '../nodes/names.ts';
import { faceOf, outletName } from '../nodes/registry.ts';
import type { Extensions } from '../store/host-options.ts';

/** What a repair would do, in a few words, such as “Connect “Everyone else” to “Welcome”” or “Use “Order placed””. */
export function fixWords(fix: readonly Operation[], names: Names, extensions?: Extensions): string {
  const [first, second, ...more] = fix;
  if (first === undefined || more.length > 0) return names.words('problems.fix');
  if (second === undefined) return operationWords(first, names, extensions);
  // What was written under a name that nobody knows, moved to the one that was meant.
  const renamed = first.op === 'unset' && second.op === 'set' ? second.pointer.split('/').at(-1) : undefined;
  return renamed === undefined ? names.words('problems.fix') : names.words('fix.use', { value: renamed });
}

function operationWords(operation: Operation, names: Names, extensions: Extensions | undefined): string {
  const { words, journey } = names;
  const titleOf = (nodeId: string): string => {
    const node = ownOf(journey.nodes, nodeId);
    return node === undefined ? nodeId : faceOf(node, names, extensions).title;
  };
  switch (operation.op) {
    case 'remove':
      return words('fix.remove', { name: titleOf(operation.nodeId) });
    case 'insert':
      return words('fix.add', { name: faceOf(operation.node, names, extensions).title });
    case 'connect':
      return connectWords(operation.at, operation.to === null ? undefined : titleOf(operation.to), names);
    case 'item.add':
      return words('fix.add', { name: addedName(operation.item, names) });
    case 'item.remove':
      return words('fix.remove', { name: wayName(operation.nodeId, operation.id, names) });
    case 'set':
      return setWords(operation.pointer, operation.value, names, titleOf);
    case 'unset':
      return words('fix.clear', { name: operation.pointer.split('/').at(-1) ?? '' });
    default:
      return words('problems.fix');
  }
}

/** A case without a name is known by what it asks. */
function addedName(item: OutletItem, { words, catalog, journey }: Names): string {
  const name = 'name' in item && item.name !== undefined ? item.name : '';
  if (name !== '' || !('when' in item)) return name === '' ? item.id : name;
  return describeCondition(item.when, { catalog, journey, words: shippedWords(words.locale) });
}

function connectWords(at: Place, title: string | undefined, names: Names): string {
  const { words } = names;
  if (at === 'start') return title === undefined ? words('fix.openStart') : words('fix.start', { title });
  const outlet = wayName(at.nodeId, at.outlet, names);
  return title === undefined ? words('fix.open', { outlet }) : words('fix.connect', { outlet, title });
}

function wayName(nodeId: string, outlet: string, names: Names): string {
  const node = ownOf(names.journey.nodes, nodeId);
  return node === undefined ? outlet : outletName(node, outlet, names);
}

/** A value by what people call it, which the place it is written to says. */
function setWords(pointer: string, value: JsonValue, names: Names, titleOf: (nodeId: string) => string): string {
  const { words } = names;
  const field = pointer.split('/').at(-1) ?? '';
  if (typeof value !== 'string')
    return typeof value === 'number' ? words('fix.use', { value: words.number(value) }) : words('problems.fix');
  if (field === 'since' && value.startsWith('node:')) return words('fix.since', { title: titleOf(value.slice('node:'.length)) });
  if (field === 'mode') return words('fix.use', { value: words.maybe(`panel.entry.reentry.${value}`, value) });
  const isEvent = field === 'event' || pointer.includes('/without/');
  const name =
    isEvent ? eventName(value, names)
    : field === 'attribute' ? attributeName(value, names)
    : field === 'segment' ? segmentName(value, names)
    : field === 'action' ? (ownOf(names.catalog.actions, value)?.label ?? value)
    : value; // prettier-ignore
  return words('fix.use', { value: name });
}
