import type { TraceEntry } from '@sojourn/schema';

/** What only says how the engine gets from one thing to the next. */
const inBetween: readonly TraceEntry['kind'][] = ['arrived', 'effect.requested'];

/** The entries that tell the story: decisions, waits, what was sent, what went wrong, the end. The rest is how it was done. */
export function storyOf(trace: readonly TraceEntry[]): readonly TraceEntry[] {
  const acting = new Set(trace.filter((entry) => entry.kind === 'effect.requested').map(placeOf));
  return trace.filter((entry) => {
    if (inBetween.includes(entry.kind)) return false;
    if (entry.kind === 'effect.begun') return entry.attempt > 1;
    // An action parks while it is under way; that it is done says more than that it waited.
    if (entry.kind === 'parked') return !acting.has(placeOf(entry));
    return !(entry.kind === 'woke' && entry.by === 'result' && entry.outlet === 'next');
  });
}

function placeOf({ nodeId, visit }: TraceEntry): string {
  return `${nodeId ?? ''}:${visit ?? 0}`;
}
