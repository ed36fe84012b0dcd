import { useEffect, useState } from 'react';
import { useResource } from '../api/use-resource.ts';
import type { ClockAnswer } from '../api/types.ts';

/** The demo's time, running. */
export interface DemoTime {
  /** Epoch milliseconds. */
  readonly now: number;
  /** How far ahead of real time. */
  readonly aheadMs: number;
  readonly nextDue: number | undefined;
}

/** Where the demo's clock stands, second by second; asked again when it was put forward. */
export function useClock(): DemoTime | undefined {
  const { data } = useResource<ClockAnswer>('/api/clock', ['clock', 'enrollments']);
  const [elapsed, setElapsed] = useState({ of: data, ms: 0 });
  useEffect(() => {
    // Counted from the answer on, so that a browser whose clock is wrong shows the server's time all the same.
    const from = performance.now();
    const timer = setInterval(() => setElapsed({ of: data, ms: performance.now() - from }), 1_000);
    return () => clearInterval(timer);
  }, [data]);
  if (data === undefined) return undefined;
  return {
    now: Date.parse(data.now) + (elapsed.of === data ? elapsed.ms : 0),
    aheadMs: data.aheadMs,
    nextDue: data.nextDue === null ? undefined : Date.parse(data.nextDue),
  };
}
