import { useEffect, useMemo, useState } from 'react';
import type { Layout, LayoutEngine, LayoutGraph } from '../layout/layout.ts';
import { layoutJourney } from '../layout/series-parallel/layout-journey.ts';
import type { JourneyGraph } from './journey-graph.ts';

/** A graph with where its parts stand. */
export interface LaidOut {
  readonly graph: JourneyGraph;
  readonly layout: Layout;
}

interface Answered extends LaidOut {
  readonly key: string;
}

/**
 * Where the parts of a graph stand: at once by our own layout, or by the host's when it has answered. Until then the last picture
 * stays, and before the first answer ours is shown, so there is always one. One that fails is told to `onError`, and ours is taken.
 */
export function useLayout(
  graph: JourneyGraph,
  shape: LayoutGraph,
  engine: LayoutEngine | undefined,
  onError: ((error: unknown) => void) | undefined,
): LaidOut {
  // Typing changes words far more often than shapes: an equal shape keeps its layout.
  const key = useMemo(() => JSON.stringify(shape), [shape]);
  const [answered, setAnswered] = useState<Answered>();
  const isOurs = engine === undefined || answered === undefined;
  // eslint-disable-next-line react/exhaustive-deps -- the key stands for the shape
  const ours = useMemo(() => (isOurs ? layoutJourney(shape) : undefined), [key, isOurs]);
  useEffect(() => {
    if (engine === undefined) return undefined;
    let isLate = false;
    const take = (layout: Layout): void => {
      if (!isLate) setAnswered({ key, graph, layout });
    };
    void (async () => {
      try {
        take(await engine.layout(shape));
      } catch (error) {
        if (isLate) return;
        onError?.(error);
        take(layoutJourney(shape));
      }
    })();
    return () => {
      isLate = true;
    };
    // eslint-disable-next-line react/exhaustive-deps -- the key stands for the shape and the graph
  }, [key, engine]);
  if (ours !== undefined) return { graph, layout: ours };
  // Without an answer ours would be there.
  const last = answered as Answered;
  return last.key === key ? { graph, layout: last.layout } : last;
}
