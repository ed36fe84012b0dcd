import type { Catalog, Comparison, Journey, TraceEntry } from '@sojourn/schema';
import { Check, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { formatTime } from '../ui/format-time.ts';
import { comparisonText, entryText, toneOf } from './trace-text.ts';

/** The log of an enrollment in words, each decision with what it saw. */
export function TraceList({
  trace,
  journey,
  catalog,
}: {
  readonly trace: readonly TraceEntry[];
  readonly journey: Journey;
  readonly catalog: Catalog | undefined;
}): ReactElement {
  return (
    <ol className="pg-trace">
      {trace.map((entry) => (
        <li key={entry.seq} data-tone={toneOf(entry)}>
          <time dateTime={entry.at}>{formatTime(entry.at, journey.timezone)}</time>
          <div>
            <p>
              <bdi>{entryText(entry, journey, catalog)}</bdi>
            </p>
            {'because' in entry && entry.because !== undefined && entry.because.length > 0 && (
              <Because comparisons={entry.because} catalog={catalog} />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Because({
  comparisons,
  catalog,
}: {
  readonly comparisons: readonly Comparison[];
  readonly catalog: Catalog | undefined;
}): ReactElement {
  return (
    <ul className="pg-because">
      {comparisons.map((comparison, index) => (
        <li key={index}>
          <bdi>{comparisonText(comparison, catalog)}</bdi>{' '}
          <span className={comparison.holds ? 'pg-yes' : 'pg-no'}>
            {comparison.holds ? <Check aria-hidden /> : <X aria-hidden />}
            {comparison.holds ? 'yes' : 'no'}
          </span>
        </li>
      ))}
    </ul>
  );
}
