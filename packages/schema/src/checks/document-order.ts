import type { Journey } from '../journey.ts';

type Path = readonly (string | number)[];

/** Puts things into the order in which their places stand in the document; equal places keep their order. */
export function documentOrder<T>(journey: Journey, things: readonly T[], pathOf: (thing: T) => Path): readonly T[] {
  const ranks = new Map<object, Map<string, number>>();
  const rankOf = (container: object, key: string): number => {
    const known = ranks.get(container) ?? new Map(Object.keys(container).map((name, index) => [name, index]));
    ranks.set(container, known);
    // What is missing comes after what is there.
    return known.get(key) ?? known.size;
  };
  const ranked = things.map((thing) => ({ thing, rank: ranksOf(journey, pathOf(thing), rankOf) }));
  return ranked.toSorted((a, b) => compare(a.rank, b.rank)).map(({ thing }) => thing);
}

function ranksOf(journey: Journey, path: Path, rankOf: (container: object, key: string) => number): readonly number[] {
  const ranks: number[] = [];
  let value: unknown = journey;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) break;
    const key = String(part);
    ranks.push(rankOf(value, key));
    // Own members only; what is not there ends the way.
    value = Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return ranks;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, rank] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (rank !== other) return rank - other;
  }
  return a.length - b.length;
}
