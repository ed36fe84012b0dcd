import { leads } from './ways.ts';
import type { Way, Ways } from './ways.ts';
import type { Vertex } from './vertex.ts';

/** Which way goes straight down, which stand beside it, and what follows. */
export interface Arrangement {
  readonly before: readonly Way[];
  /** Columns that the path leads through; empty where one outlet goes on straight. */
  readonly core: readonly Way[];
  readonly after: readonly Way[];
  /** The outlet that goes on straight below its card. */
  readonly straight: Way | undefined;
  /** Of `core`, those that the axis stands in the middle of. */
  readonly middle: readonly [number, number];
  readonly trunk: readonly Vertex[];
}

/**
 * Keeps the main path straight.
 *
 * The usual way on goes straight down, else the one with most decisions. Where equal paths meet again they stand around the axis; where
 * paths part for good, the others hang beside the main one. The count of decisions, not of cards, decides: so an inserted card moves no
 * column.
 */
export function arrange({ ways, trunk }: Ways): Arrangement {
  const leading = ways.filter(leads);
  if (trunk.length > 0 || leading.length > 1) return around(ways, leading, trunk);
  const main = mainOf(ways, leading[0]);
  if (main === undefined) return { before: [], core: ways, after: [], straight: undefined, middle: [0, ways.length - 1], trunk };
  const before = ways.filter((way) => way.to < main.from);
  const after = ways.filter((way) => way.from > main.to);
  if (main.arc !== undefined) return { before, core: [], after, straight: main, middle: [0, 0], trunk };
  const inner = around(main.members, main.members.filter(leads), main.trunk);
  return { ...inner, before: [...before, ...inner.before], after: [...inner.after, ...after] };
}

/** Puts the ways that go on around the axis. */
export function around(ways: readonly Way[], leading: readonly Way[], trunk: readonly Vertex[]): Arrangement {
  const first = leading[0]?.from ?? 0;
  const last = leading.at(-1)?.to ?? Number.POSITIVE_INFINITY;
  const core = ways.filter((way) => way.from >= first && way.to <= last);
  const heavy = heaviest(leading);
  const straight = leading.find(isUsual) ?? (heavy.length === 1 ? heavy[0] : undefined);
  const main = straight === undefined ? -1 : core.indexOf(straight);
  return {
    before: ways.filter((way) => way.to < first),
    core,
    after: ways.filter((way) => way.from > last),
    straight: undefined,
    middle: main === -1 ? [0, core.length - 1] : [main, main],
    trunk,
  };
}

/** Never asks how many cards a way holds: filling an empty one would turn the picture. */
function mainOf(ways: readonly Way[], leading: Way | undefined): Way | undefined {
  const heavy = heaviest(ways);
  const usual = heavy.find(isUsual);
  if (usual !== undefined) return usual;
  if (leading !== undefined && heavy.includes(leading)) return leading;
  return heavy.length === 1 || ways.length === 2 ? heavy[0] : undefined;
}

function heaviest(ways: readonly Way[]): readonly Way[] {
  const most = Math.max(...ways.map((way) => way.decisions));
  return ways.filter((way) => way.decisions === most);
}

function isUsual({ arc }: Way): boolean {
  return arc?.edge.isMain === true;
}
