import type { TraceEntry } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { storyOf } from './trace-story.ts';

const at = '2026-03-02T09:00:00.000Z';
const place = { nodeId: 'mail', visit: 1 } as const;

describe('the story of a trace', () => {
  it('keeps what was sent, and leaves out how the engine got there', () => {
    const trace: readonly TraceEntry[] = [
      { seq: 1, at, kind: 'arrived', ...place },
      { seq: 2, at, kind: 'effect.requested', ...place, key: 'k', action: 'send_email' },
      { seq: 3, at, kind: 'parked', ...place },
      { seq: 4, at, kind: 'effect.begun', ...place, key: 'k', attempt: 1 },
      { seq: 5, at, kind: 'effect.completed', ...place, key: 'k', outcome: 'sent' },
      { seq: 6, at, kind: 'woke', ...place, by: 'result', outlet: 'next' },
      { seq: 7, at, kind: 'ended', nodeId: 'mail', end: 'completed' },
    ];

    expect(storyOf(trace).map((entry) => entry.seq)).toEqual([5, 7]);
  });

  it('keeps every wait, second attempt, withheld message and outcome', () => {
    const trace: readonly TraceEntry[] = [
      { seq: 1, at, kind: 'parked', nodeId: 'wait', visit: 1 },
      { seq: 2, at, kind: 'effect.begun', ...place, key: 'k', attempt: 2 },
      { seq: 3, at, kind: 'effect.withheld', ...place, key: 'k', reason: 'consent' },
      { seq: 4, at, kind: 'woke', ...place, by: 'result', outlet: 'bounced' },
    ];

    expect(storyOf(trace)).toEqual(trace);
  });
});
