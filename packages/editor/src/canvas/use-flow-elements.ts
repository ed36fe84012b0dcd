import { Position } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { Place } from '@sojourn/schema';
import type { CanvasOverlay, Found } from '../context/view-store.ts';
import type { Flow, Point, Route } from '../layout/layout.ts';
import type { PictureFigures } from '../metrics/figures.ts';
import type { Pins } from './pins.ts';
import { shifted } from './anchored-layout.ts';
import type { AnchoredLayout } from './anchored-layout.ts';
import type { CardFlowNode, CardProblem, CardProgress, EndFlowNode, FlowEdge, FlowNode } from './flow-elements.ts';
import { cardWidth, endIdOf, endSize } from './journey-graph.ts';
import type { Card, JourneyGraph } from './journey-graph.ts';

interface ElementOptions {
  readonly graph: JourneyGraph;
  readonly anchored: AnchoredLayout;
  readonly selection: readonly string[];
  readonly tabStop: string;
  readonly problems: ReadonlyMap<string, CardProblem>;
  readonly overlay: CanvasOverlay | undefined;
  readonly picking: Place | undefined;
  readonly flow: Flow;
  readonly found: Found | undefined;
  readonly pins: Pins | undefined;
  readonly figures: PictureFigures | undefined;
}

/** The canvas library's elements. One that did not change is the same object as before, so only what changed renders again. */
export function useFlowElements(options: ElementOptions): { readonly nodes: FlowNode[]; readonly edges: FlowEdge[] } {
  const { graph, anchored, selection, tabStop, problems, overlay, picking, flow, found, figures, pins } = options;
  const [known] = useState(() => new Map<string, FlowNode | FlowEdge>());
  const nodes = useMemo(() => {
    const made: FlowNode[] = [];
    const chosen = new Set(selection);
    for (const card of graph.cards.values()) {
      const position = anchored.layout.positions.get(card.id);
      if (position === undefined) continue;
      const state = {
        isSelected: chosen.has(card.id),
        hasMenu: chosen.has(card.id) && chosen.size === 1,
        isTabStop: card.id === tabStop,
        problem: problems.get(card.id),
        progress: progressOf(card.id, overlay),
        found: found?.current === card.id ? ('current' as const) : found?.ids.has(card.id) === true ? ('hit' as const) : undefined,
        figures: figures?.cards.get(card.id),
        isPinned: pins !== undefined && Object.hasOwn(pins, card.id),
      };
      made.push(kept(known, cardNode(card, shifted(position, anchored.origin), state, flow)));
    }
    for (const connection of graph.connections) {
      const id = endIdOf(connection);
      const position = connection.target === undefined ? anchored.layout.positions.get(id) : undefined;
      if (position === undefined) continue;
      const progress = overlay?.muteRest === true && !overlay.taken.has(connection.id) ? 'muted' : undefined;
      const node: EndFlowNode = {
        ...fixed(id, shifted(position, anchored.origin), endSize, flow),
        type: 'end',
        data: { connection, progress },
      };
      made.push(kept(known, node));
    }
    return made;
  }, [graph, anchored, selection, tabStop, problems, overlay, flow, found, figures, pins, known]);
  const edges = useMemo(
    () =>
      graph.connections.flatMap((connection): FlowEdge[] => {
        const route = anchored.layout.routes.get(connection.id);
        if (route === undefined) return [];
        const isTaken = overlay?.taken.has(connection.id) ?? false;
        const isUncovered = overlay?.uncovered?.has(connection.id) ?? false;
        const data = {
          connection,
          route: shiftedRoute(route, anchored.origin),
          isTaken,
          isUncovered,
          isMuted: overlay?.muteRest === true && !isTaken,
          isPicking: samePlace(picking, connection.place),
          flow: figures?.flow.get(connection.id),
        };
        const target = connection.target ?? endIdOf(connection);
        return [kept(known, { id: connection.id, source: connection.source, target, type: 'route', data, zIndex: isTaken ? 1 : 0 })];
      }),
    [graph, anchored, overlay, picking, figures, known],
  );
  return { nodes, edges };
}

/** The tab stop counts as being dragged: the library keeps such a node mounted when it is out of view, and the focus stays. */
function cardNode(card: Card, position: Point, state: Omit<CardFlowNode['data'], 'card'>, flow: Flow): CardFlowNode {
  return {
    ...fixed(card.id, position, { width: cardWidth, height: card.height }, flow),
    type: 'card',
    dragging: state.isTabStop,
    data: { card, ...state },
  };
}

/** Size and handles are given, so that nothing is measured before the first paint. */
function fixed(
  id: string,
  position: Point,
  size: { readonly width: number; readonly height: number },
  flow: Flow,
): Omit<FlowNode, 'type' | 'data'> {
  const { width, height } = size;
  const isRight = flow === 'right';
  const handle = { width: 1, height: 1 };
  return {
    id,
    position: { ...position },
    width,
    height,
    measured: { width, height },
    handles: [
      {
        type: 'target',
        position: isRight ? Position.Left : Position.Top,
        x: isRight ? 0 : width / 2,
        y: isRight ? height / 2 : 0,
        ...handle,
      },
      {
        type: 'source',
        position: isRight ? Position.Right : Position.Bottom,
        x: isRight ? width : width / 2,
        y: isRight ? height / 2 : height,
        ...handle,
      },
    ],
  };
}

function progressOf(id: string, overlay: CanvasOverlay | undefined): CardProgress {
  if (overlay === undefined) return undefined;
  if (overlay.current === id) return 'current';
  return overlay.visited.has(id) ? 'visited' : overlay.muteRest === true ? 'muted' : undefined;
}

function shiftedRoute(route: Route, origin: Point): Route {
  if (origin.x === 0 && origin.y === 0) return route;
  return {
    ...route,
    points: route.points.map((point) => shifted(point, origin)),
    pill: shifted(route.pill, origin),
    plus: shifted(route.plus, origin),
  };
}

function samePlace(a: Place | undefined, b: Place): boolean {
  if (a === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return a.nodeId === b.nodeId && a.outlet === b.outlet;
}

function kept<T extends FlowNode | FlowEdge>(known: Map<string, FlowNode | FlowEdge>, made: T): T {
  const key = `${made.type ?? ''} ${made.id}`;
  const old = known.get(key);
  // What stands under this key was made as the same kind of element: the key begins with its type.
  if (old !== undefined && sameJson(old, made)) return old as T;
  known.set(key, made);
  return made;
}

function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)));
}
