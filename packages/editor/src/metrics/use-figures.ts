import type { JourneyMetrics } from '@sojourn/schema';
import { useMemo, useState } from 'react';
import type { JourneyGraph } from '../canvas/journey-graph.ts';
import type { Words } from '../messages/words.ts';
import { pictureFigures } from './figures.ts';
import type { Measure, PictureFigures } from './figures.ts';

/** The figures of a picture, and which second one its cards show. */
export function useFigures(
  graph: JourneyGraph,
  metrics: JourneyMetrics | undefined,
  words: Words,
): { readonly figures: PictureFigures | undefined; readonly measure: Measure; onMeasure(measure: Measure): void } {
  const [measure, onMeasure] = useState<Measure>('dropOff');
  const figures = useMemo(
    () => (metrics === undefined ? undefined : pictureFigures(graph, metrics, measure, words)),
    [graph, metrics, measure, words],
  );
  return { figures, measure, onMeasure };
}
