import type { TraceEntry } from '@sojourn/schema';
import type { JourneyGraph } from '../canvas/journey-graph.ts';
import type { CanvasOverlay } from '../context/view-store.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import type { Moment } from './run.ts';

/** What a moment paints on the canvas: where the contact was, which outlets it took, where it is. */
export function overlayOf({ trace, enrollments }: Pick<Moment, 'trace' | 'enrollments'>): CanvasOverlay {
  const newest = enrollments.at(-1);
  if (newest === undefined) return { current: ENTRY_CARD, visited: new Set(), taken: new Set() };
  const visited = new Set<string>([ENTRY_CARD]);
  const taken = new Set<string>();
  const first = trace.find((entry) => entry.kind === 'arrived');
  const jumped = trace.some((entry) => entry.kind === 'jumped' && entry.from === null);
  if (first !== undefined && !jumped) taken.add(`${ENTRY_CARD}:start`);
  for (const entry of trace) {
    if (entry.nodeId === undefined) continue;
    if (entry.kind === 'arrived') visited.add(entry.nodeId);
    const outlet = outletOf(entry);
    if (outlet !== undefined) taken.add(`${entry.nodeId}:${outlet}`);
  }
  const current = newest.status === 'ended' ? null : newest.nodeId;
  if (current !== null) visited.delete(current);
  return { current, visited, taken };
}

function outletOf(entry: TraceEntry): string | undefined {
  return entry.kind === 'decided' || entry.kind === 'woke' ? entry.outlet : undefined;
}

/** How many of the outlets in the picture a path has taken. */
export function coverageOf(graph: JourneyGraph, { taken }: CanvasOverlay): { readonly taken: number; readonly all: number } {
  const outlets = graph.connections.filter((one) => one.source !== ENTRY_CARD);
  return { taken: outlets.filter((one) => taken.has(one.id)).length, all: outlets.length };
}
