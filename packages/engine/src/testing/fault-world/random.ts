/** Seeded chance: the same seed gives the same draws. */
export interface Random {
  /** From 0, below 1. */
  next(): number;
  /** From 0, below `count`. */
  below(count: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError if there is nothing to pick from. */
  pick<T>(list: readonly T[]): T;
}

/** Chance from a text. Two texts give draws that have nothing to do with each other. */
export function createRandom(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new RangeError('There is nothing to pick from.');
      return picked;
    },
  };
}

/** FNV-1a, 32 bit, over UTF-16 units. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum | 0;
}
