import { Fragment } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { describeCondition } from '@sojourn/schema';
import type { Words } from '../messages/words.ts';
import { Icon } from '../ui/icon.tsx';
import type { ComparisonSentence } from './comparison-words.ts';
import { contactName } from './contact-name.ts';
import { endingSentence } from './ending-words.ts';
import type { Reason } from './reasons.ts';
import type { Now, Simulator } from './use-simulator.ts';

/** Props of `ReasonList`. */
export interface ReasonListProps {
  readonly simulator: Simulator;
  readonly now: Now;
  readonly reasons: readonly Reason[];
  /** Under the lines. */
  readonly children: ReactNode;
}

/** What the last step did and why; at the end, what became of the contact in one sentence. */
export function ReasonList({ simulator, now, reasons, children }: ReasonListProps): ReactElement {
  const { words } = simulator.names;
  // The sentence at the end says how it ended.
  const shown = now.isEnd ? reasons.filter((reason) => !reason.isEnd || reason.because.length > 0) : reasons;
  return (
    <div className="sj-sim-why" role="group" aria-label={words('simulator.why')}>
      {now.isEnd ? <Ending simulator={simulator} now={now} /> : null}
      {now.isEnd && now.moment.enrollments.length === 0 ? <WayIn simulator={simulator} now={now} /> : null}
      <ul>
        {shown.map((reason, index) => (
          // Lines stay in the order they were written.
          <li key={index} data-tone={reason.tone}>
            {reason.because.map((sentence, place) => (
              <Because key={place} sentence={sentence} words={words} />
            ))}
            <bdi className="sj-sim-line">{reason.text}</bdi>
          </li>
        ))}
      </ul>
      {reasons.length === 0 && !now.isEnd ? <p className="sj-faint">{words(now.isStart ? 'simulator.why.start' : 'simulator.why.nothing')}</p> : null}
      {children}
      {now.run.isCut && now.isEnd ? <p className="sj-faint">{words('simulator.timeline.more')}</p> : null}
    </div>
  );
}

function Because({ sentence, words }: { readonly sentence: ComparisonSentence; readonly words: Words }): ReactElement {
  return (
    <p className="sj-sim-because">
      {sentence.parts.map((part, index) => (
        // The parts of a pattern stay in their places.
        <Fragment key={index}>{part.kind === 'saw' ? <b><bdi>{part.text}</bdi></b> : part.kind === 'name' ? <bdi>{part.text}</bdi> : part.text} </Fragment>
      ))}
      <span className="sj-sim-holds" data-holds={sentence.holds}>
        {words(sentence.holds ? 'simulator.why.yes' : 'simulator.why.no')}
      </span>
    </p>
  );
}

function Ending({ simulator, now }: { readonly simulator: Simulator; readonly now: Now }): ReactElement {
  const sentence = endingSentence(now.run, contactName(simulator.scenario.contact), simulator.names);
  return (
    <p className="sj-sim-ending">
      <Icon name="flag" />
      <bdi>{sentence}</bdi>
    </p>
  );
}

/** What would have to be so for the contact to get in. */
function WayIn({ simulator, now }: { readonly simulator: Simulator; readonly now: Now }): ReactElement | null {
  const { names, scenario } = simulator;
  const { words, journey, catalog } = names;
  const reason = now.moment.refusals.at(-1)?.reason;
  if (reason === undefined) return <p className="sj-faint">{words('simulator.refused.nothing', { name: contactName(scenario.contact) })}</p>;
  const { criteria } = journey.entry;
  if (reason !== 'criteria' || criteria === undefined) return null;
  return <p className="sj-muted">{words('simulator.refused.needs', { condition: describeCondition(criteria, { catalog, journey }) })}</p>;
}
