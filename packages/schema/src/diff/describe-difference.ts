import { fromPointer } from '../guard/pointer.ts';
import { nodeOf } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import type { Condition } from '../conditions/condition.ts';
import { describeCondition } from '../messages/describe-condition.ts';
import { wordsOf } from '../messages/describe-value.ts';
import type { DescribeContext } from '../messages/describe-value.ts';
import { say } from '../messages/words.ts';
import type { MessageKey } from '../messages/words.ts';
import { cardById, cardOf, partName, placeName, standing } from './describe-card.ts';
import { describeField, fieldName } from './describe-field.ts';
import type { JsonValue } from '../values.ts';
import type { Difference, FieldDifference, ItemDifference } from './difference.ts';
import { isObject, membersOf } from './node-differences.ts';

/** What the words for a difference may look at. */
export interface DifferenceContext extends DescribeContext {
  /** The later journey. */
  readonly journey?: Journey;
  /** The earlier journey: where the titles of removed steps are. */
  readonly before?: Journey;
}

/** One difference in words: Wait “Two days”: 2 days → 3 days. One line, without markup. */
export function describeDifference(difference: Difference, context: DifferenceContext = {}): string {
  const words = wordsOf(context);
  const journeys = [context.journey, context.before];
  const card = 'nodeId' in difference && difference.nodeId !== undefined ? cardById(difference.nodeId, journeys, context) : '';
  switch (difference.kind) {
    case 'node_added':
    case 'node_removed':
      return say(words, `difference.${difference.kind}`, {
        card: cardOf(difference.node, difference.nodeId, context),
        place: standing(difference.after, journeys, context),
      });
    case 'node_moved':
      return say(words, 'difference.node_moved', {
        card,
        from: standing(difference.from, journeys, context),
        to: standing(difference.to, journeys, context),
      });
    case 'node_renamed': {
      const key = difference.from === undefined ? 'node_named' : difference.to === undefined ? 'node_unnamed' : 'node_renamed';
      return say(words, `difference.${key}`, { card, from: difference.from ?? '' });
    }
    case 'node_id_changed':
      return say(words, 'difference.node_id_changed', { card, from: difference.from, to: difference.nodeId });
    case 'node_replaced':
      return say(words, 'difference.node_replaced', { card, from: cardOf(difference.from, difference.nodeId, context) });
    case 'edge_changed': {
      const target = (to: string | null): string => (to === null ? say(words, 'difference.nowhere') : cardById(to, journeys, context));
      const place = placeName(difference.at, journeys, context);
      return say(words, 'difference.edge_changed', { place, from: target(difference.from), to: target(difference.to) });
    }
    case 'item_added':
    case 'item_removed':
    case 'items_reordered':
      return itemDifference(difference, context);
    case 'field_changed':
      return fieldChange(difference, context);
  }
}

function itemDifference(difference: ItemDifference, context: DifferenceContext): string {
  const words = wordsOf(context);
  const owner = ownerOf(difference, context);
  if (difference.kind === 'items_reordered') {
    const names = (ids: readonly string[]): string =>
      ids.map((id) => partName(difference.part, id, memberOf(difference, id, context), context)).join(', ');
    return say(words, 'difference.reordered', { owner, from: names(difference.from), to: names(difference.to) });
  }
  // A new case without a name goes by what it asks; nobody knows its id yet.
  const asks = difference.kind === 'item_added' && difference.part === 'case' ? whenOf(difference.item) : undefined;
  const id = asks === undefined ? difference.id : describeCondition(asks, context);
  const item = partName(difference.part, id, difference.item, context);
  const { to } = difference;
  if (difference.kind === 'item_removed' || to === undefined || to === null)
    return say(words, `difference.${difference.kind}`, { owner, item });
  return say(words, 'difference.item_added.to', { owner, item, to: cardById(to, [context.journey, context.before], context) });
}

function whenOf(item: JsonValue | undefined): Condition | undefined {
  const when = isObject(item) ? item['when'] : undefined;
  return when === undefined ? undefined : (when as unknown as Condition); // The case of a branch.
}

function fieldChange(difference: FieldDifference, context: DifferenceContext): string {
  const words = wordsOf(context);
  const { field, from, to, change, part, id } = difference;
  const whole = ownerOf(difference, context);
  const isAlone = part === 'alternative' && field === 'duration';
  const member = id === undefined ? undefined : memberOf(difference, id, context);
  const owner =
    part === undefined || id === undefined || isAlone
      ? whole
      : say(words, 'difference.itemOf', { owner: whole, item: partName(part, id, part === 'alternative' ? undefined : member, context) });
  const said = {
    owner,
    field: fieldName(field, context),
    from: describeField(field, from, { ...context, ...(context.before !== undefined && { journey: context.before }) }),
    to: describeField(field, to, context),
  };
  return say(words, keyOf(difference, isAlone, change), said);
}

function keyOf({ from, to }: FieldDifference, isAlone: boolean, change: FieldDifference['change']): MessageKey {
  if (from === undefined) return 'difference.added';
  if (to === undefined) return 'difference.removed';
  if (isAlone) return 'difference.duration';
  if (change === 'changed') return 'difference.conditionChanged';
  return change === undefined ? 'difference.changed' : `difference.${change}`;
}

/** Whose part or field it is: a step, or a section of the journey. */
function ownerOf({ nodeId, pointer }: FieldDifference | ItemDifference, context: DifferenceContext): string {
  const words = wordsOf(context);
  const [root = ''] = fromPointer(pointer) ?? [];
  if (nodeId !== undefined) return cardById(nodeId, [context.journey, context.before], context);
  const isSection = root === 'entry' || root === 'exits' || root === 'layout' || (root === 'goal' && pointer !== '/goal');
  return say(words, isSection ? `difference.${root}` : 'difference.journey');
}

/** The member of a list as one of the journeys has it. */
function memberOf(
  { pointer }: FieldDifference | ItemDifference,
  id: string,
  { journey, before }: DifferenceContext,
): ReturnType<typeof membersOf>[number] | undefined {
  const [root, first = '', second = ''] = fromPointer(pointer) ?? [];
  for (const one of [journey, before]) {
    if (one === undefined) continue;
    const list: unknown = root === 'nodes' ? fieldOf(nodeOf(one, first), second) : root === 'exits' ? one.exits : one.entry.triggers;
    // Lists of a journey are JSON.
    const found = membersOf(list as Parameters<typeof membersOf>[0]).find((member) => member.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldOf(node: unknown, field: string): unknown {
  // Nodes are JSON.
  const object = node as Parameters<typeof isObject>[0];
  return isObject(object) && Object.hasOwn(object, field) ? object[field] : undefined;
}
