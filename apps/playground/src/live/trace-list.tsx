import type { Catalog, Comparison, Journey, TraceEntry } from '@sojourn/schema';
import { Check, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { words } from '../messages/en.ts';
import { formatTime } from '../ui/format-time.ts';
import { comparisonText, entryText, toneOf } from './trace-text.ts';
import { storyOf } from './trace-story.ts';

interface TraceListProps {
  readonly trace: readonly TraceEntry[];
  readonly journey: Journey;
  readonly catalog: Catalog | undefined;
}

/** The log of an enrollment in words, each decision with what it saw: first what a person wants to know, all of it on demand. */
export function TraceList({ trace, journey, catalog }: TraceListProps): ReactElement {
  const [isFull, setFull] = useState(false);
  const story = storyOf(trace);
  const shown = isFull ? trace : story;
  return (
    <>
      <ol className="pg-trace">
        {shown.map((entry) => (
          <li key={entry.seq} data-tone={toneOf(entry)}>
            <time dateTime={entry.at}>{formatTime(entry.at, journey.timezone)}</time>
            <div>
              <p>
                <bdi>{entryText(entry, journey, catalog)}</bdi>
              </p>
              {'because' in entry && entry.because !== undefined && entry.because.length > 0 && (
                <Because comparisons={entry.because} journey={journey} catalog={catalog} />
              )}
            </div>
          </li>
        ))}
      </ol>
      {story.length < trace.length && (
        <button type="button" className="pg-button pg-link" aria-expanded={isFull} onClick={() => setFull(!isFull)}>
          {isFull ? words.enrollments.fewer : words.enrollments.every(trace.length)}
        </button>
      )}
    </>
  );
}

interface BecauseProps {
  readonly comparisons: readonly Comparison[];
  readonly journey: Journey;
  readonly catalog: Catalog | undefined;
}

function Because({ comparisons, journey, catalog }: BecauseProps): ReactElement {
  return (
    <ul className="pg-because">
      {comparisons.map((comparison, index) => (
        <li key={index}>
          <bdi>{comparisonText(comparison, journey, catalog)}</bdi>{' '}
          <span className={comparison.holds ? 'pg-yes' : 'pg-no'}>
            {comparison.holds ? <Check aria-hidden /> : <X aria-hidden />}
            {comparison.holds ? words.enrollments.yes : words.enrollments.no}
          </span>
        </li>
      ))}
    </ul>
  );
}
