import { outletsOf, targetOf } from '@sojourn/schema/editing';
import type { JourneyNode, Place } from '@sojourn/schema';
import type { Flow, LayoutEdge, LayoutGraph, LayoutNode } from '../layout/layout.ts';
import type { Names } from '../nodes/card-definition.ts';
import { entryFace } from '../nodes/entry-words.ts';
import { ownOf } from '../nodes/names.ts';
import { faceOf, hidesWhenOpen, outletName } from '../nodes/registry.ts';
import type { NodeFace } from '../nodes/registry.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import type { Extensions } from '../store/host-options.ts';
import { cardHeight, estimateText, pillWidth } from './text-size.ts';
import type { TextMeasure } from './text-size.ts';

/** A card as it is drawn. */
export interface Card extends NodeFace {
  readonly id: string;
  readonly height: number;
  /** Ways out that stay out of the picture until they lead somewhere. */
  readonly hidden: readonly { readonly outlet: string; readonly name: string }[];
}

/** An edge as it is drawn, open ones included. */
export interface Connection {
  /** `source:outlet`. */
  readonly id: string;
  readonly place: Place;
  readonly source: string;
  readonly outlet: string;
  /** A node's id; `undefined` if it is open. */
  readonly target: string | undefined;
  /** What the pill says; empty where the card has one way out. */
  readonly label: string;
  /** The outlet in words, also where no pill is shown. */
  readonly name: string;
}

/** A journey as cards and connections, with the words a person reads. */
export interface JourneyGraph {
  readonly cards: ReadonlyMap<string, Card>;
  readonly connections: readonly Connection[];
}

const none: readonly never[] = [];
export const cardWidth = 264;
export const endSize = { width: 72, height: 22 };

/** Cards and connections of a journey, the entry first. */
export function journeyGraph(names: Names, extensions?: Extensions, measure: TextMeasure = estimateText): JourneyGraph {
  const { journey } = names;
  const cards = new Map<string, Card>();
  const put = (id: string, face: NodeFace, hidden: Card['hidden']): void => {
    cards.set(id, { id, ...face, hidden, height: cardHeight(face.title, face.summary, measure) });
  };
  put(ENTRY_CARD, entryFace(names), none);
  const start = journey.entry.start;
  const connections: Connection[] = [
    {
      id: `${ENTRY_CARD}:start`,
      place: 'start',
      source: ENTRY_CARD,
      outlet: 'start',
      target: start !== null && Object.hasOwn(journey.nodes, start) ? start : undefined,
      label: '',
      name: names.words('card.entry'),
    },
  ];
  for (const [id, node] of Object.entries(journey.nodes)) {
    const ways = connectionsOf(id, node, names);
    put(id, faceOf(node, names, extensions), hiddenOf(node, ways, names));
    connections.push(...ways);
  }
  return { cards, connections };
}

/** The ways out of a node that are drawn, in order. Those a document has beyond its type come last. */
function connectionsOf(id: string, node: JourneyNode, names: Names): readonly Connection[] {
  const known = outletsOf(node, names.catalog);
  const extra = Object.keys(node.outlets ?? {}).filter((outlet) => !known.includes(outlet));
  const shown = [...known, ...extra].flatMap((outlet) => {
    const to = targetOf(node, outlet);
    const target = to !== null && ownOf(names.journey.nodes, to) !== undefined ? to : undefined;
    return target === undefined && (hidesWhenOpen(node, outlet) || extra.includes(outlet)) ? [] : [{ outlet, target }];
  });
  return shown.map(({ outlet, target }) => {
    const name = outletName(node, outlet, names);
    const place = { nodeId: id, outlet };
    return { id: `${id}:${outlet}`, place, source: id, outlet, target, name, label: shown.length > 1 ? name : '' };
  });
}

function hiddenOf(node: JourneyNode, shown: readonly Connection[], names: Names): Card['hidden'] {
  const hidden = outletsOf(node, names.catalog).filter((outlet) => !shown.some((way) => way.outlet === outlet));
  return hidden.length === 0 ? none : hidden.map((outlet) => ({ outlet, name: outletName(node, outlet, names) }));
}

/** Id of the round end of an open outlet; no node has it, since ids never begin with `#`. */
export function endIdOf(connection: Connection): string {
  return `#end/${connection.id}`;
}

/** What the layout gets to see. */
export function layoutGraphOf(
  { cards, connections }: JourneyGraph,
  flow: Flow,
  rtl: boolean,
  measure: TextMeasure = estimateText,
): LayoutGraph {
  const nodes: LayoutNode[] = [...cards.values()].map(({ id, height }) => ({ id, width: cardWidth, height }));
  const edges = connections.map((connection): LayoutEdge => {
    const target = connection.target ?? endIdOf(connection);
    if (connection.target === undefined) nodes.push({ id: target, ...endSize });
    const { id, source, outlet, label } = connection;
    return { id, source, outlet, target, pillWidth: label === '' ? 0 : pillWidth(label, measure), isMain: outlet === 'next' };
  });
  return { root: ENTRY_CARD, nodes, edges, flow, rtl };
}
