import type { CanvasOverlay } from '../context/view-store.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import type { RunView } from './run.ts';

/** The path of a run as the canvas paints it: where the contact has been, by which outlets, and where it is. */
export function overlayOf({ trace, enrollments }: Pick<RunView, 'trace' | 'enrollments'>): CanvasOverlay {
  const visited = new Set<string>();
  const taken = new Set<string>();
  for (const entry of trace) {
    if (entry.kind === 'entered') {
      visited.add(ENTRY_CARD);
      taken.add(`${ENTRY_CARD}:start`);
    }
    if (entry.nodeId === undefined) continue;
    visited.add(entry.nodeId);
    if (entry.kind === 'decided' || entry.kind === 'woke') taken.add(`${entry.nodeId}:${entry.outlet}`);
  }
  const newest = enrollments.at(-1);
  return { current: newest === undefined || newest.status === 'ended' ? null : newest.nodeId, visited, taken };
}
