import { Fragment } from 'react';
import type { ReactElement } from 'react';
import type { SimulatedEffect } from '@sojourn/engine';
import { describeCondition, shippedWords } from '@sojourn/schema';
import type { Words } from '../messages/words.ts';
import { Icon } from '../ui/icon.tsx';
import type { ComparisonSentence } from './comparison-words.ts';
import { ContactForm } from './contact-form.tsx';
import { contactName } from './contact-name.ts';
import { endingSentence } from './ending-words.ts';
import { MessageCard } from './message-card.tsx';
import { PopoverButton } from './popover-button.tsx';
import type { Reason } from './reasons.ts';
import type { Now, Simulator } from './use-simulator.ts';

/** Props of `ReasonList`. */
export interface ReasonListProps {
  readonly simulator: Simulator;
  readonly now: Now;
  readonly reasons: readonly Reason[];
  /** The message that this step is about. */
  readonly message: SimulatedEffect | undefined;
}

/** What the last step did and why; at the end, what became of the contact in one sentence. */
export function ReasonList({ simulator, now, reasons, message }: ReasonListProps): ReactElement {
  const { words } = simulator.names;
  const shown = shownOf(reasons, now.isEnd, message);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls where the dock is low: the keyboard must reach it
    <div className="sj-sim-why" role="group" aria-label={words('simulator.why')} tabIndex={0}>
      {now.isEnd ? <Ending simulator={simulator} now={now} /> : null}
      {now.isEnd && now.moment.enrollments.length === 0 ? <WayIn simulator={simulator} now={now} /> : null}
      <ul>
        {shown.map((reason, index) => (
          // Lines stay in the order they were written.
          <Line key={index} reason={reason} isAlone={shown.filter((one) => one.because.length > 0).length <= 1} words={words} />
        ))}
      </ul>
      {reasons.length === 0 && !now.isEnd ? (
        <p className="sj-faint">{words(now.isStart ? 'simulator.why.start' : 'simulator.why.nothing')}</p>
      ) : null}
      {message === undefined ? null : <MessageCard key={message.key} effect={message} names={simulator.names} />}
      {now.run.isCut && now.isEnd ? <p className="sj-faint">{words('simulator.timeline.more')}</p> : null}
    </div>
  );
}

/** Without what other parts of the panel say: the timeline who enters, the card what is sent, the sentence how it ends. */
function shownOf(reasons: readonly Reason[], isEnd: boolean, message: SimulatedEffect | undefined): readonly Reason[] {
  const others = reasons.filter(({ about, nodeId, because }) => {
    if (about === 'refused') return !isEnd;
    if (about === 'ended') return !isEnd || because.length > 0;
    return about !== 'effect.begun' || message === undefined || nodeId !== message.nodeId;
  });
  return others.length > 1 ? others.filter((reason) => reason.about !== 'entered' || reason.tone !== 'good') : others;
}

/** Comparisons, then where they led; a decision among several is named first. */
function Line({ reason, isAlone, words }: { readonly reason: Reason; readonly isAlone: boolean; readonly words: Words }): ReactElement {
  const { because, led } = reason;
  const isDecision = because.length > 0 && led !== '';
  return (
    <li data-tone={reason.tone}>
      {isDecision && isAlone ? null : <bdi className="sj-sim-line">{reason.text}</bdi>}
      {because.map((sentence, place) => (
        <Because key={place} sentence={sentence} words={words} led={isDecision && isAlone && place === because.length - 1 ? led : ''} />
      ))}
    </li>
  );
}

function Because({
  sentence,
  words,
  led,
}: {
  readonly sentence: ComparisonSentence;
  readonly words: Words;
  readonly led: string;
}): ReactElement {
  return (
    <p className="sj-sim-because">
      {sentence.parts.map((part, index) => (
        // The parts of a pattern stay in their places.
        <Fragment key={index}>
          {part.kind === 'saw' ? (
            <b>
              <bdi>{part.text}</bdi>
            </b>
          ) : part.kind === 'name' ? (
            <bdi>{part.text}</bdi>
          ) : (
            part.text
          )}{' '}
        </Fragment>
      ))}
      <span className="sj-sim-holds" data-holds={sentence.holds}>
        {words(sentence.holds ? 'simulator.why.yes' : 'simulator.why.no')}
      </span>
      {led === '' ? null : (
        <span className="sj-sim-led">
          {' '}
          <Icon name="arrowRight" /> <bdi>{led}</bdi>
        </span>
      )}
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
  if (reason === undefined)
    return <p className="sj-faint">{words('simulator.refused.nothing', { name: contactName(scenario.contact) })}</p>;
  const { criteria } = journey.entry;
  return (
    <>
      {reason !== 'criteria' || criteria === undefined ? null : (
        <p className="sj-muted">
          {words('simulator.refused.needs', {
            condition: describeCondition(criteria, { catalog, journey, words: shippedWords(words.locale) }),
          })}
        </p>
      )}
      <PopoverButton variant="link" label={words('simulator.contact.edit')} title={words('simulator.contact.title')}>
        {() => <ContactForm simulator={simulator} />}
      </PopoverButton>
    </>
  );
}
