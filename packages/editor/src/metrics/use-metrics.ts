import type { JourneyMetrics } from '@sojourn/schema';
import { useEffect, useRef, useState } from 'react';
import type { MetricsSource } from '../store/host-options.ts';
import { watchMetrics } from './metrics-state.ts';
import type { MetricsState } from './metrics-state.ts';

/** A host's figures for a journey, kept fresh for as long as the component stands. */
export function useMetrics(
  given: JourneyMetrics | MetricsSource | undefined,
  journeyId: string,
  onError?: (error: unknown) => void,
): MetricsState | undefined {
  const [state, setState] = useState<MetricsState>();
  const tell = useRef(onError);
  useEffect(() => {
    tell.current = onError;
  });
  // A source made anew on each render with the same functions is the same source.
  const load = given === undefined ? undefined : 'load' in given ? given.load : given;
  const everyMs = given !== undefined && 'load' in given ? given.everyMs : undefined;
  useEffect(() => {
    if (load === undefined) return undefined;
    const source = typeof load === 'function' ? { load, ...(everyMs === undefined ? {} : { everyMs }) } : load;
    return watchMetrics(source, journeyId, setState, (error) => tell.current?.(error));
  }, [load, everyMs, journeyId]);
  return load === undefined ? undefined : state;
}
