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
  const byKey = new Map<string, Fact>();
  const make = (condition: Condition): readonly [Fact, Fact] => {
    const text = canonicalJson(condition as unknown as JsonValue); // A condition is plain data.
    const names = namesIn(condition, catalog);
    const isLasting = [...names].every((name) => /^(?:entry|trigger|result) /.test(name));
    const fact = (holds: boolean): Fact => {
      const key = `${holds ? '+' : '-'}${text}`;
      const same = byKey.get(key) ?? { condition, holds, key, names, isLasting };
      byKey.set(key, same);
      return same;
    };
    return [fact(false), fact(true)];
  };
  return (condition, holds) => {
    const pair = known.get(condition) ?? make(condition);
    known.set(condition, pair);
    return pair[holds ? 1 : 0];
  };
}
