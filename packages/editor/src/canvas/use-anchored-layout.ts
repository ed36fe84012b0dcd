import type { JourneyMetrics } from '@sojourn/schema';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Flow, LayoutEngine } from '../layout/layout.ts';
import { withShares } from '../metrics/figures.ts';
import type { Names } from '../nodes/card-definition.ts';
import type { Extensions } from '../store/host-options.ts';
import { anchor } from './anchored-layout.ts';
import type { AnchoredLayout } from './anchored-layout.ts';
import { journeyGraph, layoutGraphOf } from './journey-graph.ts';
import type { JourneyGraph } from './journey-graph.ts';
import { withPins } from './pins.ts';
import { useLayout } from './use-layout.ts';
import type { TextMeasure } from './text-size.ts';

interface LayoutOptions {
  readonly names: Names;
  readonly extensions: Extensions | undefined;
  readonly flow: Flow;
  readonly isRtl: boolean;
  readonly measure: TextMeasure;
  /** With them the ways out say their share. */
  readonly metrics: JourneyMetrics | undefined;
  /** The host's; ours if absent. */
  readonly engine: LayoutEngine | undefined;
  readonly onError: ((error: unknown) => void) | undefined;
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
  const { names, extensions, flow, isRtl, measure, metrics, engine, onError } = options;
  const { words, catalog, journey } = names;
  const before = useRef<AnchoredLayout>(undefined);
  const anchorOf = useRef(options.anchorOf);
  // oxlint-disable-next-line react/refs -- the latest one, asked only when a layout comes
  anchorOf.current = options.anchorOf;
  const bare = useMemo(
    () => journeyGraph({ words, catalog, journey }, extensions, measure),
    [words, catalog, journey, extensions, measure],
  );
  const current = useMemo(() => withShares(bare, metrics, words), [bare, metrics, words]);
  const shape = useMemo(() => layoutGraphOf(current, flow, isRtl, measure), [current, flow, isRtl, measure]);
  const { graph, layout: free } = useLayout(current, shape, engine, onError);
  // Places that fit one reading direction say nothing about the other.
  const pins = flow === (journey.layout?.flow ?? 'down') ? journey.layout?.pins : undefined;
  const layout = useMemo(() => withPins(free, graph, pins, { flow, isRtl }), [free, graph, pins, flow, isRtl]);
  // oxlint-disable-next-line react/refs -- where the person is when a layout comes decides what stays in place
  const anchored = useMemo(() => anchor(layout, before.current, anchorOf.current()), [layout]);
  const [settled, setSettled] = useState(anchored);
  useEffect(() => {
    before.current = anchored;
    const timer = setTimeout(() => setSettled(anchored), motionMs + 20);
    return () => clearTimeout(timer);
  }, [anchored]);
  return { graph, anchored, isMoving: settled !== anchored && anchored.moved > 0 && anchored.moved <= mostMoved };
}
