import { useEffect, useMemo, useRef, useState } from 'react';
import type { Flow } from '../layout/layout.ts';
import { layoutJourney } from '../layout/series-parallel/layout-journey.ts';
import type { Names } from '../nodes/card-definition.ts';
import type { Extensions } from '../store/host-options.ts';
import { anchor } from './anchored-layout.ts';
import type { AnchoredLayout } from './anchored-layout.ts';
import { journeyGraph, layoutGraphOf } from './journey-graph.ts';
import type { JourneyGraph } from './journey-graph.ts';
import type { TextMeasure } from './text-size.ts';

interface LayoutOptions {
  readonly names: Names;
  readonly extensions: Extensions | undefined;
  readonly flow: Flow;
  readonly isRtl: boolean;
  readonly measure: TextMeasure;
  /** The card that stays where it is. */
  anchorOf(): string | undefined;
}

const motionMs = 160;
const mostMoved = 60;

/** The journey's graph and its layout, held in place from change to change. `isMoving` for as long as cards glide. */
export function useAnchoredLayout(options: LayoutOptions): {
  readonly graph: JourneyGraph;
  readonly anchored: AnchoredLayout;
  readonly isMoving: boolean;
} {
  const { names, extensions, flow, isRtl, measure } = options;
  const { words, catalog, journey } = names;
  const before = useRef<AnchoredLayout>(undefined);
  const anchorOf = useRef(options.anchorOf);
  anchorOf.current = options.anchorOf;
  const graph = useMemo(
    () => journeyGraph({ words, catalog, journey }, extensions, measure),
    [words, catalog, journey, extensions, measure],
  );
  const shape = useMemo(() => layoutGraphOf(graph, flow, isRtl, measure), [graph, flow, isRtl, measure]);
  // Typing changes words far more often than shapes: an equal shape keeps its layout.
  const shapeKey = useMemo(() => JSON.stringify(shape), [shape]);
  // eslint-disable-next-line react/exhaustive-deps -- the key stands for the shape
  const layout = useMemo(() => layoutJourney(shape), [shapeKey]);
  const anchored = useMemo(() => anchor(layout, before.current, anchorOf.current()), [layout]);
  const [settled, setSettled] = useState(anchored);
  useEffect(() => {
    before.current = anchored;
    const timer = setTimeout(() => setSettled(anchored), motionMs + 20);
    return () => clearTimeout(timer);
  }, [anchored]);
  return { graph, anchored, isMoving: settled !== anchored && anchored.moved > 0 && anchored.moved <= mostMoved };
}
