import { cardById, placeName } from '../diff/describe-card.ts';
import { describeField, fieldName } from '../diff/describe-field.ts';
import { fromPointer } from '../guard/pointer.ts';
import type { DescribeContext } from '../messages/describe-value.ts';
import { wordsOf } from '../messages/describe-value.ts';
import { say } from '../messages/words.ts';
import type { JsonValue } from '../values.ts';
import type { Conflict } from './conflict.ts';

/** What somebody has to decide, in words: Wait “Rest”, duration: both changed it, 3 days against 4 days (it was 2 days). */
export function describeConflict({ kind, pointer, base, ours, theirs }: Conflict, context: DescribeContext = {}): string {
  const words = wordsOf(context);
  const path = fromPointer(pointer) ?? [];
  const field = path.at(-1) ?? '';
  const value = (side: JsonValue | undefined): string =>
    side === undefined ? say(words, 'conflict.absent') : describeSide(path, field, side, context);
  return say(words, `conflict.${kind}`, { place: placeOf(path, context), base: value(base), ours: value(ours), theirs: value(theirs) });
}

function describeSide(path: readonly string[], field: string, side: JsonValue, context: DescribeContext): string {
  const isTarget = path.at(-2) === 'outlets' || field === 'start';
  if (!isTarget) return describeField(field, side, context);
  return typeof side === 'string' ? cardById(side, [context.journey], context) : say(wordsOf(context), 'difference.nowhere');
}

function placeOf(path: readonly string[], context: DescribeContext): string {
  const words = wordsOf(context);
  const [root, nodeId = '', part, ...rest] = path;
  if (root !== 'nodes') {
    if (root === 'entry' && nodeId === 'start') return say(words, 'difference.start');
    const names = path.map((field) => fieldName(field, context));
    return [say(words, 'difference.journey'), ...names].join(', ');
  }
  if (part === 'outlets' && rest[0] !== undefined) return placeName({ nodeId, outlet: rest[0] }, [context.journey], context);
  const names = [part, ...rest].flatMap((field) => (field === undefined ? [] : [fieldName(field, context)]));
  return [cardById(nodeId, [context.journey], context), ...names].join(', ');
}
