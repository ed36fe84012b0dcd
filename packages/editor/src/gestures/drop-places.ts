import { applyOperation } from '@sojourn/schema/editing';
import type { Operation } from '@sojourn/schema';
import type { CanvasPicture } from '../canvas/canvas-context.ts';
import { shifted } from '../canvas/anchored-layout.ts';
import type { Connection } from '../canvas/journey-graph.ts';
import type { Point } from '../layout/layout.ts';
import type { Words } from '../messages/words.ts';
import type { PaletteItem } from '../picker/palette.ts';
import type { Snapshot } from '../store/editor.ts';
import { permitTarget, refusalOf } from '../store/permission.ts';

/** What a person carries over the canvas: a step that is there, alone or with what hangs on it, or a new one. */
export type Load =
  | { readonly kind: 'step'; readonly nodeId: string; readonly isBranch: boolean }
  | { readonly kind: 'item'; readonly item: PaletteItem };

/** An edge that something can be dropped on. */
export interface DropPlace {
  readonly connection: Connection;
  /** On the canvas, where its “+” is. */
  readonly point: Point;
}

/** All edges that a load may be meant for, from top to bottom. A step's own edges are none: it stands there. */
export function dropPlaces({ graph, anchored }: CanvasPicture, load: Load): readonly DropPlace[] {
  const nodeId = load.kind === 'step' ? load.nodeId : undefined;
  return graph.connections
    .flatMap((connection) => {
      const route = anchored.layout.routes.get(connection.id);
      if (route === undefined || connection.source === nodeId || connection.target === nodeId) return [];
      return [{ connection, point: shifted(route.plus, anchored.origin) }];
    })
    .toSorted((a, b) => a.point.y - b.point.y || a.point.x - b.point.x);
}

/** The nearest place to a point, at most so far away. */
export function nearestPlace(places: readonly DropPlace[], to: Point, within: number): DropPlace | undefined {
  let best: { readonly place: DropPlace; readonly far: number } | undefined;
  for (const place of places) {
    const far = Math.hypot(place.point.x - to.x, place.point.y - to.y);
    if (far <= within && (best === undefined || far < best.far)) best = { place, far };
  }
  return best?.place;
}

/** The operation that moves a step to a place. */
export function moveTo(place: DropPlace, { nodeId, isBranch }: Extract<Load, { kind: 'step' }>): Operation {
  return { op: 'move', nodeId, at: place.connection.place, ...(isBranch ? { branch: true } : {}) };
}

/** Why a load cannot be dropped at a place, in words; `undefined` if it can. */
export function refusalAt(
  place: DropPlace,
  load: Load,
  { journey, host }: Pick<Snapshot, 'journey' | 'host'>,
  words: Words,
): string | undefined {
  const noEdge = refusalOf(host, 'insert', { kind: 'edge', nodeId: place.connection.source });
  if (noEdge !== undefined) return noEdge;
  if (load.kind === 'item')
    return refusalOf(host, 'insert', permitTarget({ ...journey, nodes: { new: load.item.make(null).node } }, 'new'));
  const noMove = refusalOf(host, 'move', permitTarget(journey, load.nodeId));
  if (noMove !== undefined) return noMove;
  const result = applyOperation(journey, moveTo(place, load));
  return result.ok ? undefined : words('drag.notHere');
}
