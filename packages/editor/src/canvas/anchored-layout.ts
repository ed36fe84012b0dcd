import type { Flow, Layout, Point } from '../layout/layout.ts';
import { cardWidth } from './journey-graph.ts';

/** A layout moved so that one card stands where it stood, and how many cards changed places against it. */
export interface AnchoredLayout {
  readonly layout: Layout;
  readonly origin: Point;
  /** Cards that were there before and stand elsewhere now. */
  readonly moved: number;
}

/** Where the view stands: a point of the canvas lies at `x + point.x * zoom`. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The point of a layout on the canvas. */
export function shifted(point: Point, { x, y }: Point): Point {
  return { x: point.x + x, y: point.y + y };
}

/** Moves the whole layout rather than the camera, so the card a person points at does not stir. */
export function anchor(layout: Layout, before: AnchoredLayout | undefined, anchorId: string | undefined): AnchoredLayout {
  if (before === undefined) return { layout, origin: { x: 0, y: 0 }, moved: 0 };
  const was = anchorId === undefined ? undefined : before.layout.positions.get(anchorId);
  const is = anchorId === undefined ? undefined : layout.positions.get(anchorId);
  const origin =
    was === undefined || is === undefined ? before.origin : { x: before.origin.x + was.x - is.x, y: before.origin.y + was.y - is.y };
  let moved = 0;
  for (const [id, point] of layout.positions) {
    const old = before.layout.positions.get(id);
    if (old === undefined) continue;
    if (old.x + before.origin.x !== point.x + origin.x || old.y + before.origin.y !== point.y + origin.y) moved += 1;
  }
  return { layout, origin, moved };
}

/** The camera for a first look: the whole width where it stays readable, else the start at a good size where reading begins. */
export function firstCamera(
  layout: Layout,
  start: Point | undefined,
  room: { readonly width: number; readonly height: number },
  reads: { readonly flow: Flow; readonly isRtl: boolean },
): Camera {
  const { bounds } = layout;
  const margin = 40;
  const fitting = (room.width - margin * 2) / Math.max(1, bounds.width);
  const isReadable = fitting >= 0.7;
  const zoom = isReadable ? Math.min(1, fitting) : Math.min(0.85, Math.max(0.6, room.width / 1100));
  const y = Math.round(margin - bounds.y * zoom);
  if (isReadable || start === undefined) return { x: Math.round(room.width / 2 - (bounds.x + bounds.width / 2) * zoom), y, zoom };
  const middle = { x: start.x + cardWidth / 2, y: start.y + 28 };
  if (reads.flow === 'down') return { x: Math.round(room.width / 2 - middle.x * zoom), y, zoom };
  const x = reads.isRtl ? room.width - margin - (start.x + cardWidth) * zoom : margin - start.x * zoom;
  return { x: Math.round(x), y: Math.round(Math.max(y, room.height / 2 - middle.y * zoom)), zoom };
}
