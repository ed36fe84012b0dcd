import { leads } from './ways.ts';
import type { Way, Ways } from './ways.ts';
import type { LayoutNode } from '../layout.ts';
import type { Vertex } from './vertex.ts';
import { isOnlyWay } from './walk.ts';

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
 * Where paths meet again, they stand around the axis. Where they part for good, the one with most decisions goes straight down, and the
 * others hang beside it. The count of decisions, not of cards, decides: so an inserted card moves no column.
 *
 * @param card - The card of the decision: what is smaller and leads nowhere is an end, not a path.
 */
export function arrange({ ways, trunk }: Ways, card: LayoutNode): Arrangement {
  const leading = ways.filter(leads);
  if (trunk.length > 0 || leading.length > 1) return around(ways, leading, trunk);
  const main = mainOf(ways, leading[0], card);
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
  const main = core.findIndex((way) => way.arc?.edge.isMain === true && leading.includes(way));
  return {
    before: ways.filter((way) => way.to < first),
    core,
    after: ways.filter((way) => way.from > last),
    straight: undefined,
    middle: main === -1 ? [0, core.length - 1] : [main, main],
    trunk,
  };
}

function mainOf(ways: readonly Way[], leading: Way | undefined, card: LayoutNode): Way | undefined {
  const most = Math.max(...ways.map((way) => way.decisions));
  const heavy = ways.filter((way) => way.decisions === most);
  if (leading !== undefined && heavy.includes(leading)) return leading;
  const usual = heavy.find((way) => way.arc?.edge.isMain === true);
  if (usual !== undefined || heavy.length === 1) return usual ?? heavy[0];
  const long = heavy.filter((way) => !isEnd(way, card));
  return long.length === 1 || ways.length === 2 ? (long[0] ?? heavy[0]) : undefined;
}

function isEnd({ arc }: Way, card: LayoutNode): boolean {
  if (arc === undefined) return false;
  return !isOnlyWay(arc) || (arc.target.out.length === 0 && arc.target.node.width < card.width && arc.target.node.height < card.height);
}
