/** Seeded chance: the same seed draws the same story. */
export interface Draw {
  /** From 0 up to, not including, `below`. */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** Whether it happens, in so many of a hundred cases. */
  chance(percent: number): boolean;
  /** Some of a list, in its order. */
  some<T>(list: readonly T[], most: number): readonly T[];
}

export function drawFrom(seed: number): Draw {
  let state = (seed * 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const draw: Draw = {
    int: (below) => Math.floor(next() * below),
    pick(list) {
      const found = list[draw.int(list.length)];
      if (found === undefined) throw new Error('There is nothing to pick');
      return found;
    },
    chance: (percent) => next() * 100 < percent,
    some(list, most) {
      const wanted = 1 + draw.int(most);
      return list.filter(() => draw.chance((100 * wanted) / list.length)).slice(0, most);
    },
  };
  return draw;
}
