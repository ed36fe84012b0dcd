import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import type { Catalog, Journey, JourneyMetrics } from '@sojourn/schema';
import { JourneyCanvas } from '../canvas/journey-canvas.tsx';
import type { CardProblem } from '../canvas/flow-elements.ts';
import type { Look } from '../context/look.ts';
import type { CanvasOverlay } from '../context/view-store.ts';
import { useMetrics } from '../metrics/use-metrics.ts';
import { createWords } from '../messages/words.ts';
import type { Extensions, MetricsSource } from '../store/host-options.ts';

/** Props of `JourneyViewer`. */
export interface JourneyViewerProps extends Look {
  readonly journey: Journey;
  /** Names events, attributes and actions; without it their ids are shown. */
  readonly catalog?: Catalog;
  /** Id of the selected step, or `#entry`. Without it the viewer keeps the selection itself. */
  readonly selected?: string | null;
  readonly onSelect?: (id: string | null) => void;
  readonly extensions?: Extensions;
  /** A path to light up, such as one enrollment's. */
  readonly overlay?: CanvasOverlay;
  /** Figures for the picture, or where they come from. */
  readonly metrics?: JourneyMetrics | MetricsSource;
  /** What went wrong while figures were loaded. */
  readonly onError?: (error: unknown) => void;
}

const noCatalog: Catalog = { catalogVersion: 1 };
const noProblems: ReadonlyMap<string, CardProblem> = new Map();

/**
 * A journey to look at: the canvas without anything that edits. It fills its parent, which must have a height.
 *
 * @example
 * ```tsx
 * <JourneyViewer journey={journey} catalog={catalog} onSelect={(id) => show(id)} />
 * ```
 */
export function JourneyViewer(props: JourneyViewerProps): ReactElement {
  const {
    journey,
    catalog = noCatalog,
    selected,
    onSelect,
    extensions,
    overlay,
    locale,
    messages,
    dir,
    flow,
    theme = 'system',
    className,
  } = props;
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [own, setOwn] = useState<string | null>(null);
  const figures = useMetrics(props.metrics, journey.id, props.onError);
  const words = useMemo(() => createWords(locale, messages), [locale, messages]);
  const names = useMemo(() => ({ words, catalog, journey }), [words, catalog, journey]);
  const shown = selected === undefined ? own : selected;
  const selection = useMemo(() => (shown === null ? [] : [shown]), [shown]);
  const isRtl = dir === 'rtl' || (dir !== 'ltr' && root !== null && getComputedStyle(root).direction === 'rtl');
  const select = ([id = null]: readonly (string | null)[]): void => {
    setOwn(id);
    onSelect?.(id);
  };
  return (
    <div
      ref={setRoot}
      className={className === undefined ? 'sojourn' : `sojourn ${className}`}
      data-theme={theme}
      lang={words.locale}
      {...(dir === undefined || dir === 'inherit' ? {} : { dir })}
    >
      <section className="sj-viewer" aria-label={words('viewer.label', { name: journey.name })}>
        <JourneyCanvas
          names={names}
          extensions={extensions}
          flow={flow ?? journey.layout?.flow ?? 'down'}
          isRtl={isRtl}
          selection={selection}
          problems={noProblems}
          overlay={overlay}
          metrics={figures}
          revealed={undefined}
          editing={undefined}
          onSelect={select}
        />
      </section>
    </div>
  );
}
