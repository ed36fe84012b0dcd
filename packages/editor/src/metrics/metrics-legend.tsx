import { useId } from 'react';
import type { ReactElement } from 'react';
import type { Words } from '../messages/words.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Select } from '../ui/select.tsx';
import type { Measure } from './figures.ts';
import type { MetricsState } from './metrics-state.ts';

interface MetricsLegendProps {
  readonly state: MetricsState;
  readonly measure: Measure;
  readonly words: Words;
  onMeasure(measure: Measure): void;
}

/** What the figures in a picture mean, how old they are, and which second one is shown. */
export function MetricsLegend({ state, measure, words, onMeasure }: MetricsLegendProps): ReactElement {
  const id = useId();
  const { metrics, status, loadedAt, refresh } = state;
  const time = loadedAt === undefined ? '' : new Intl.DateTimeFormat(words.locale, { timeStyle: 'short' }).format(loadedAt);
  const hasFailed = status === 'failed';
  const said = hasFailed
    ? words(metrics === undefined ? 'metrics.failed' : 'metrics.stale', { time })
    : metrics === undefined
      ? words('metrics.loading')
      : loadedAt === undefined
        ? ''
        : words('metrics.at', { time });
  return (
    <section className="sj-legend" aria-label={words('metrics.label')}>
      {metrics === undefined ? null : (
        <div className="sj-legend-row">
          <span className="sj-legend-key" title={words('metrics.width')}>
            <svg className="sj-legend-line" viewBox="0 0 28 12" aria-hidden="true">
              <path d="M0 6 28 1V11z" />
            </svg>
            <span className="sj-visually-hidden">{words('metrics.width')}</span>
          </span>
          <span className="sj-legend-key">
            <span className="sj-figure-dot" />
            {words('metrics.herePoint')}
          </span>
          <label htmlFor={id} className="sj-visually-hidden">
            {words('metrics.measure')}
          </label>
          <Select
            id={id}
            value={measure}
            options={[
              { value: 'dropOff', label: words('metrics.dropOffName') },
              { value: 'passed', label: words('metrics.passedName') },
              { value: 'time', label: words('metrics.timeOption') },
            ]}
            // The values of the options above.
            onChange={(value) => onMeasure(value as Measure)}
          />
        </div>
      )}
      <p role="status" className="sj-legend-state" data-failed={hasFailed}>
        {hasFailed ? <Icon name="warning" /> : null}
        {said}
      </p>
      {hasFailed && refresh !== undefined ? (
        <Button size="small" onClick={refresh}>
          {words('metrics.again')}
        </Button>
      ) : null}
    </section>
  );
}
