import { lazy, Suspense, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Measure } from '../metrics/figures.ts';
import type { MetricsState } from '../metrics/metrics-state.ts';
import type { Words } from '../messages/words.ts';
import { IconButton } from '../ui/icon-button.tsx';
import type { AnchoredLayout } from './anchored-layout.ts';
import { CanvasTools } from './canvas-tools.tsx';
import type { JourneyGraph } from './journey-graph.ts';

// Few hosts have figures, and they come later than the picture.
const MetricsLegend = lazy(async () => {
  const { MetricsLegend: Legend } = await import('../metrics/metrics-legend.tsx');
  return { default: Legend };
});

const MiniMap = lazy(async () => {
  const { MiniMap: Map } = await import('./mini-map.tsx');
  return { default: Map };
});

interface CanvasExtrasProps {
  readonly graph: JourneyGraph;
  readonly anchored: AnchoredLayout;
  readonly words: Words;
  readonly metrics: MetricsState | undefined;
  readonly measure: Measure;
  onMeasure(measure: Measure): void;
  readonly tools: ReactNode;
}

/** What stands over the picture: zoom, the overview, and what its figures mean. */
export function CanvasExtras({ graph, anchored, words, metrics, measure, onMeasure, tools }: CanvasExtrasProps): ReactElement {
  const [hasMap, setMap] = useState(false);
  return (
    <>
      <CanvasTools bounds={anchored} words={words}>
        <IconButton
          size="small"
          icon="overview"
          label={words(hasMap ? 'map.hide' : 'map.show')}
          aria-expanded={hasMap}
          onClick={() => setMap(!hasMap)}
        />
        {tools}
      </CanvasTools>
      <Suspense fallback={null}>
        {hasMap ? <MiniMap graph={graph} anchored={anchored} words={words} /> : null}
        {metrics === undefined ? null : <MetricsLegend state={metrics} measure={measure} words={words} onMeasure={onMeasure} />}
      </Suspense>
    </>
  );
}
