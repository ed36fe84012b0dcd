import type { Condition, EventMatch, Instant, Journey, ScriptStep } from '@sojourn/schema';
import { isKnownNode } from '@sojourn/schema';
import type { Names } from '../nodes/card-definition.ts';
import { ownOf } from '../nodes/names.ts';
import { happeningName } from './happening-words.ts';
import { nodeTitle } from './node-title.ts';
import type { Moment } from './run.ts';
import { sampleEventData } from './start-by-trigger.ts';
import { wishesOf } from './satisfy.ts';
import type { Happening } from './script-steps.ts';

/** Something that could happen now, one press away. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  /** Said beside the label where it alone could be mistaken. */
  readonly detail: string;
  readonly happening: Happening;
}

/** What could happen to the contact at this moment: what is waited for, what answers the last message, what ends the journey. */
export function suggestionsAt(moment: Moment, names: Names): readonly Suggestion[] {
  const enrollment = moment.enrollments.at(-1);
  const found = enrollment !== undefined && enrollment.status !== 'ended' ? insideNow(moment, names) : eventsForTriggers(moment, names);
  const seen = new Set<string>();
  return found.filter(({ id }) => !seen.has(id) && seen.add(id).size > 0);
}

/** First what a reader does first with a message, then what is waited for, leaving, and the other answers. */
function insideNow(moment: Moment, names: Names): readonly Suggestion[] {
  const enrollment = moment.enrollments.at(-1);
  const awaited = moment.listening
    .filter((one) => one.for !== 'trigger' && one.enrollmentId === enrollment?.id)
    .map((one) => suggestion(one.event, filterOf(one, names.journey), moment, names));
  const answers = lastMessages(moment, names).flatMap(({ nodeId, action }) =>
    (ownOf(names.catalog.actions, action)?.emits ?? []).map((event) => suggestion(event, { of: nodeId }, moment, names)),
  );
  return [...answers.slice(0, 1), ...awaited, ...unsubscribes(moment, names), ...answers.slice(1)];
}

function eventsForTriggers(moment: Moment, names: Names): readonly Suggestion[] {
  return moment.listening
    .filter((one) => one.for === 'trigger' && one.journeyId === names.journey.id)
    .map((one) => suggestion(one.event, filterOf(one, names.journey), moment, names));
}

interface EventFilter {
  readonly where?: Condition | undefined;
  readonly of?: string | undefined;
}

function suggestion(event: string, { where, of }: EventFilter, moment: Moment, names: Names): Suggestion {
  const answered = of ?? emitterOf(event, moment, names);
  const data = sampleEventData(event, names.catalog, moment.at, wishesOf(where).event);
  const happening: Happening = {
    event,
    ...(Object.keys(data).length === 0 ? {} : { data }),
    ...(answered === undefined ? {} : { of: answered }),
  };
  return {
    id: `${event} ${answered ?? ''}`,
    label: happeningName(happening, names),
    detail: answered === undefined ? '' : nodeTitle(answered, names),
    happening,
  };
}

/** What the listener says about the event beside its name. */
function filterOf({ for: kind, id, event }: Moment['listening'][number], journey: Journey): EventFilter {
  if (kind === 'goal') return matchOf(journey.goal?.when);
  if (kind === 'exit') return matchOf((journey.exits ?? []).find((exit) => exit.id === id)?.when);
  if (kind === 'trigger') {
    const trigger = journey.entry.triggers.find((one) => one.id === id);
    return trigger !== undefined && 'where' in trigger && trigger.event === event ? { where: trigger.where } : {};
  }
  const node = ownOf(journey.nodes, id ?? '');
  if (node === undefined || !isKnownNode(node) || node.type !== 'wait') return {};
  const found = node.until.find((one) => one.type === 'event' && one.event === event);
  return found?.type === 'event' ? { where: found.where, of: found.of } : {};
}

function matchOf(when: Condition | EventMatch | undefined): EventFilter {
  return when !== undefined && 'event' in when ? { where: when.where, of: when.of } : {};
}

/** The latest message of the enrollment that such an event would answer. */
function emitterOf(event: string, moment: Moment, names: Names): string | undefined {
  const enrollment = moment.enrollments.at(-1);
  return moment.effects.findLast(
    (effect) => effect.enrollmentId === enrollment?.id && (ownOf(names.catalog.actions, effect.action)?.emits ?? []).includes(event),
  )?.nodeId;
}

function lastMessages({ effects, enrollments }: Moment, { catalog }: Names): Moment['effects'] {
  const enrollment = enrollments.at(-1);
  const last = effects.findLast(
    (effect) => effect.enrollmentId === enrollment?.id && ownOf(catalog.actions, effect.action)?.message === true,
  );
  return last === undefined ? [] : [last];
}

function unsubscribes({ contact, effects }: Moment, names: Names): readonly Suggestion[] {
  const channels = Object.keys(names.catalog.channels ?? {}).filter((channel) => ownOf(contact.consent, channel) === 'subscribed');
  // The channel of the last message first: that is the one a person would leave.
  const last = effects.at(-1)?.channel;
  const channel = channels.find((one) => one === last) ?? channels[0];
  if (channel === undefined) return [];
  const happening: Happening = { contact: { consent: { [channel]: 'unsubscribed' } } };
  return [{ id: `unsubscribed ${channel}`, label: happeningName(happening, names), detail: '', happening }];
}

/** Values a form for an event starts with, so that it would be acted on. */
export function eventStep(event: string, names: Names, now: Instant): ScriptStep {
  return { event, data: sampleEventData(event, names.catalog, now) };
}
