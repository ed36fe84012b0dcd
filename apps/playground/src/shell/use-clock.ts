import { useEffect, useRef, useState } from 'react';
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
  const base = useRef<{ answer: ClockAnswer; at: number }>(undefined);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (data === undefined) return undefined;
  if (base.current?.answer !== data) base.current = { answer: data, at: performance.now() };
  return {
    now: Date.parse(data.now) + performance.now() - base.current.at,
    aheadMs: data.aheadMs,
    nextDue: data.nextDue === null ? undefined : Date.parse(data.nextDue),
  };
}
