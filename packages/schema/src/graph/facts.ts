import { canonicalJson } from '../canonical-json.ts';
import type { Catalog } from '../catalog.ts';
import type { Condition } from '../conditions/condition.ts';
import type { Claim } from '../solver/question.ts';
import type { JsonValue } from '../values.ts';
import { namesIn } from './condition-names.ts';

/** Something that is known to hold. */
export interface Fact extends Claim {
  readonly key: string;
  /** What it reads. */
  readonly names: ReadonlySet<string>;
  /** Whether it stays true while the contact waits: it is about the trigger and its data, or about what nodes gave. */
  readonly isLasting: boolean;
}

/** Makes facts; the same claim is the same fact. */
export type FactMaker = (condition: Condition, holds: boolean) => Fact;

/** A maker that looks into each condition once. */
export function createFactMaker(catalog: Catalog): FactMaker {
  const known = new Map<Condition, readonly [Fact, Fact]>();
  const byText = new Map<string, readonly [Fact, Fact]>();
  const make = (condition: Condition): readonly [Fact, Fact] => {
    const text = canonicalJson(condition as unknown as JsonValue); // A condition is plain data.
    const same = byText.get(text);
    if (same !== undefined) return same;
    const names = namesIn(condition, catalog);
    const isLasting = [...names].every((name) => /^(?:entry|trigger|result) /.test(name));
    const pair: readonly [Fact, Fact] = [
      { condition, holds: false, key: `-${text}`, names, isLasting },
      { condition, holds: true, key: `+${text}`, names, isLasting },
    ];
    byText.set(text, pair);
    return pair;
  };
  return (condition, holds) => {
    let pair = known.get(condition);
    if (pair === undefined) {
      pair = make(condition);
      known.set(condition, pair);
    }
    return pair[holds ? 1 : 0];
  };
}
