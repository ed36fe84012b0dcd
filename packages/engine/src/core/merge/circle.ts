import type { MergedInput } from '../inputs.ts';
import type { AliasRecord } from '../state.ts';

type Links = NonNullable<MergedInput['via']>;

/**
 * Contacts may be merged in a circle: one back into what was merged into it, or several at a time. What was handed over goes round
 * then, and takes down whom it has passed; the one that the latest merge of the circle names holds all, whoever sees it first.
 *
 * @param via - The aliases that were passed, in their order.
 * @returns Whether this alias is that one.
 */
export function isRootOfCircle(id: string, alias: AliasRecord, via: Links = []): boolean {
  const start = placeOf(id, alias, via);
  if (start < 0) return false;
  const circle = via.slice(start);
  const [latest] = circle.toSorted((one, other) => other.turn - one.turn || (one.id < other.id ? 1 : -1));
  const after = circle.findIndex((link) => link === latest) + 1;
  return circle[after % circle.length]?.id === id;
}

/** The aliases passed, this one too. One that is another contact's by now begins anew: what it saw of it is over. */
export function passedBy(id: string, alias: AliasRecord, via: Links = []): Links {
  if (placeOf(id, alias, via) >= 0) return via;
  const link = { id, turn: alias.turn };
  return via.some((one) => one.id === id) ? [link] : [...via, link];
}

function placeOf(id: string, { turn }: AliasRecord, via: Links): number {
  return via.findIndex((link) => link.id === id && link.turn === turn);
}
