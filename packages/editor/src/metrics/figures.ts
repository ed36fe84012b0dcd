import type { JourneyMetrics, NodeMetrics } from '@sojourn/schema';
import type { JourneyGraph } from '../canvas/journey-graph.ts';
import type { Words } from '../messages/words.ts';
import { ownOf } from '../nodes/names.ts';
import { ENTRY_CARD } from '../store/editor.ts';

/** What the second figure of a card says. The first is always how many are there now. */
export type Measure = 'passed' | 'dropOff' | 'time';

/** One figure on a card: short for the eye, and whole for who listens. */
export interface Figure {
  readonly text: string;
  readonly name: string;
}

/** At most two figures of a card. */
export interface CardFigures {
  readonly here?: Figure;
  readonly second?: Figure;
}

/** What a picture shows of a journey's figures. */
export interface PictureFigures {
  readonly cards: ReadonlyMap<string, CardFigures>;
  /** Of all that entered, from 0 to 1, by the edge's id: how wide it is drawn. */
  readonly flow: ReadonlyMap<string, number>;
}

/** The graph with the share of each way out behind its name, so that pills are laid out as wide as they are. */
export function withShares(graph: JourneyGraph, metrics: JourneyMetrics | undefined, words: Words): JourneyGraph {
  if (metrics === undefined) return graph;
  const connections = graph.connections.map((way) => {
    const node = ownOf(metrics.nodes, way.source);
    if (way.label === '' || node === undefined || node.passed === 0) return way;
    const share = (ownOf(node.outlets, way.outlet) ?? 0) / node.passed;
    return { ...way, label: words('metrics.pill', { label: way.label, percent: percent(share) }) };
  });
  return { ...graph, connections };
}

/** The figures of a picture, in words. Cards without any are left out. */
export function pictureFigures(graph: JourneyGraph, metrics: JourneyMetrics, measure: Measure, words: Words): PictureFigures {
  const counts = edgeCounts(graph, metrics);
  const most = Math.max(1, metrics.entered, ...counts.values());
  const cards = new Map<string, CardFigures>();
  for (const id of graph.cards.keys()) {
    const figures = id === ENTRY_CARD ? entryFigures(metrics, words) : nodeFigures(id, graph, metrics, counts, measure, words);
    if (figures.here !== undefined || figures.second !== undefined) cards.set(id, figures);
  }
  return { cards, flow: new Map([...counts].map(([id, count]) => [id, count / most])) };
}

/** How many took each edge so far. */
function edgeCounts({ connections }: JourneyGraph, { nodes, entered, ended }: JourneyMetrics): ReadonlyMap<string, number> {
  const walked = Math.max(0, entered - (ownOf(ended, 'control') ?? 0));
  return new Map(
    connections.map(({ id, source, outlet }) => [id, source === ENTRY_CARD ? walked : (ownOf(ownOf(nodes, source)?.outlets, outlet) ?? 0)]),
  );
}

function entryFigures({ entered, goal }: JourneyMetrics, words: Words): CardFigures {
  const text = words('metrics.entered', { count: entered });
  const reached = goal?.rate ?? null;
  if (reached === null) return { here: { text, name: text } };
  const second = words('metrics.goal', { percent: percent(reached) });
  return { here: { text, name: text }, second: { text: second, name: second } };
}

function nodeFigures(
  id: string,
  graph: JourneyGraph,
  metrics: JourneyMetrics,
  counts: ReadonlyMap<string, number>,
  measure: Measure,
  words: Words,
): CardFigures {
  const node = ownOf(metrics.nodes, id);
  if (node === undefined) return {};
  const here = node.here === 0 ? undefined : { text: words.number(node.here), name: words('metrics.here', { count: node.here }) };
  const second =
    measure === 'passed'
      ? passedFigure(node, words)
      : measure === 'time'
        ? timeFigure(node, words)
        : dropOff(id, graph, node, counts, words);
  return { ...(here === undefined ? {} : { here }), ...(second === undefined ? {} : { second }) };
}

function passedFigure({ passed }: NodeMetrics, words: Words): Figure | undefined {
  if (passed === 0) return undefined;
  const text = words('metrics.passed', { count: passed });
  return { text, name: text };
}

function timeFigure({ medianMs, p90Ms }: NodeMetrics, words: Words): Figure | undefined {
  if (medianMs === undefined || medianMs < 1000) return undefined;
  const text = span(medianMs, words);
  const values = { median: text, most: span(p90Ms ?? medianMs, words) };
  return { text: words('metrics.time', values), name: words('metrics.timeName', values) };
}

/** Of those who came and are not there any more: how many did not go on to another step, because they left or because the path ended. */
function dropOff(
  id: string,
  graph: JourneyGraph,
  { here }: NodeMetrics,
  counts: ReadonlyMap<string, number>,
  words: Words,
): Figure | undefined {
  const waysOn = graph.connections.filter((one) => one.source === id && one.target !== undefined);
  if (waysOn.length === 0) return undefined;
  const sum = (ids: readonly { readonly id: string }[]): number => ids.reduce((total, one) => total + (counts.get(one.id) ?? 0), 0);
  const done = sum(graph.connections.filter((one) => one.target === id)) - here;
  const share = done <= 0 ? 0 : 1 - sum(waysOn) / done;
  if (share <= 0) return undefined;
  const text = words('metrics.dropOff', { percent: percent(share) });
  return { text, name: text };
}

/** Whole percent; what is not nothing is not said to be. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return whole === 0 && share > 0 ? '< 1' : String(whole);
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A length of time in its largest unit of which there are two, such as “26 hours” or “3 days”. */
function span(ms: number, words: Words): string {
  const [unit, length] = steps.find(([, one]) => ms >= one * 2) ?? ['second', 1000];
  return new Intl.NumberFormat(words.locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(ms / length);
}
