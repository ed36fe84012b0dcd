import { nodeOf } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import { describeNode } from '../messages/describe-node.ts';
import { describeAlternative } from '../messages/describe-wait.ts';
import { wordsOf } from '../messages/describe-value.ts';
import type { DescribeContext } from '../messages/describe-value.ts';
import { sayList } from '../messages/saying.ts';
import { isMessageKey, say } from '../messages/words.ts';
import type { JourneyNode } from '../nodes/node.ts';
import type { Place } from '../operations/operation.ts';
import { oneLine } from '../outline/escape.ts';
import { outletName } from '../outline/outlet-name.ts';
import type { WaitAlternative } from '../nodes/wait.ts';
import type { JsonValue } from '../values.ts';
import type { ListedPart } from './difference.ts';

/** A step by type and title: Wait “Two days”. One without a name of its own goes by its title alone, or its id where that says too little. */
export function cardOf(node: JourneyNode, nodeId: string, context: DescribeContext): string {
  const words = wordsOf(context);
  const { title } = describeNode(node, context);
  const key = `type.${node.type}`;
  const type = isMessageKey(key) ? say(words, key) : node.type;
  return say(words, 'difference.card', { type, title: oneLine(title === type ? nodeId : title) });
}

/** A step of one of the journeys, the first that has it. */
export function cardById(nodeId: string, journeys: readonly (Journey | undefined)[], context: DescribeContext): string {
  for (const journey of journeys) {
    const node = journey === undefined ? undefined : nodeOf(journey, nodeId);
    if (node !== undefined) return cardOf(node, nodeId, context);
  }
  return `“${oneLine(nodeId)}”`;
}

/** A place as the beginning of an edge: Branch “Who is it?”, All others. */
export function placeName(at: Place, journeys: readonly (Journey | undefined)[], context: DescribeContext): string {
  const words = wordsOf(context);
  if (at === 'start') return say(words, 'difference.start');
  const card = cardById(at.nodeId, journeys, context);
  const node = journeys.map((journey) => (journey === undefined ? undefined : nodeOf(journey, at.nodeId))).find((one) => one !== undefined);
  if (node === undefined || at.outlet === 'next') return card;
  return say(words, 'difference.outlet', { card, outlet: oneLine(outletName(node, at.outlet, context)) });
}

/** Where a step stands: after those that lead to it. */
export function standing(places: readonly Place[], journeys: readonly (Journey | undefined)[], context: DescribeContext): string {
  const words = wordsOf(context);
  const before = places.filter((at) => at !== 'start').map((at) => placeName(at, journeys, context));
  if (before.length > 0) return say(words, 'difference.after', { places: sayList(words, before) });
  return say(words, places.length > 0 ? 'difference.afterStart' : 'difference.apart');
}

/** A member of a list: case “High value”. An alternative is named by what it waits for. */
export function partName(part: ListedPart, id: string, item: JsonValue | undefined, context: DescribeContext): string {
  const named = typeof item === 'object' && item !== null && 'name' in item ? item['name'] : undefined;
  const waited =
    part === 'alternative' && item !== undefined ? describeAlternative(item as unknown as WaitAlternative, context) : undefined; // The parts called so are those of waits.
  const name = typeof named === 'string' && named !== '' ? named : (waited ?? id);
  return say(wordsOf(context), `difference.part.${part}`, { name: oneLine(name) });
}
