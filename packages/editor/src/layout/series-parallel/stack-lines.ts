import type { SideLine } from './sequence.ts';
import { spacing } from './spacing.ts';

/**
 * Puts lines beside items, each clear of the items it runs along and of the lines there: those that span less, nearer.
 *
 * Near-linear: a tree of maxima over the items.
 *
 * @param rooms - What each item takes from the axis.
 * @param sign - -1 on the side before the axis.
 * @returns The room that all lines take from the axis; 0 without lines.
 */
export function stackLines(lines: readonly SideLine[], rooms: readonly number[], sign: 1 | -1): number {
  if (lines.length === 0) return 0;
  const maxima = newMaxima(rooms.map((room) => room + spacing.beside - spacing.track));
  let farthest = 0;
  // What ends first, or starts last, lies within the others; an inserted card does not change that order.
  for (const line of lines.toSorted((a, b) => a.to - b.to || b.from - a.from)) {
    const at = maxima.over(line.from, line.to) + spacing.track;
    line.offset = sign * at;
    maxima.raise(line.from, line.to, at);
    farthest = Math.max(farthest, at);
  }
  return farthest + spacing.track / 2;
}

interface Maxima {
  over(from: number, to: number): number;
  raise(from: number, to: number, value: number): void;
}

/** A segment tree: `tops` hold the maximum within a span, `floors` what was raised over a whole span. */
function newMaxima(values: readonly number[]): Maxima {
  let size = 1;
  while (size < values.length) size *= 2;
  const tops = new Float64Array(size * 2);
  const floors = new Float64Array(size * 2);
  tops.set(values, size);
  for (let at = size - 1; at > 0; at -= 1) tops[at] = Math.max(tops[at * 2] ?? 0, tops[at * 2 + 1] ?? 0);

  const visit = (from: number, to: number, take: (at: number, isWhole: boolean) => void): void => {
    const descend = (at: number, first: number, last: number): void => {
      if (last < from || first > to) return;
      const isWhole = from <= first && last <= to;
      if (!isWhole) {
        const middle = (first + last) >> 1;
        descend(at * 2, first, middle);
        descend(at * 2 + 1, middle + 1, last);
      }
      take(at, isWhole);
    };
    descend(1, 0, size - 1);
  };
  return {
    over(from, to) {
      let most = 0;
      visit(from, to, (at, isWhole) => {
        most = Math.max(most, (isWhole ? tops[at] : floors[at]) ?? 0);
      });
      return most;
    },
    raise(from, to, value) {
      visit(from, to, (at, isWhole) => {
        if (isWhole) floors[at] = Math.max(floors[at] ?? 0, value);
        tops[at] = Math.max(tops[at] ?? 0, value);
      });
    },
  };
}
