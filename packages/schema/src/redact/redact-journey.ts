import type { Condition, EventMatch } from '../conditions/condition.ts';
import type { Journey } from '../journey.ts';
import type { Trigger } from '../triggers/trigger.ts';
import { redactNode } from './redact-node.ts';
import type { RedactOptions } from './redact-options.ts';

/**
 * A journey for people who may see its shape and no more: a public viewer, a shared link, a bug report.
 *
 * What is kept is listed, so that a field of a later release is hidden until somebody decides otherwise: steps with names and types,
 * their outlets and waits, triggers, the goal's name, times and zones. Names and ids are kept because they are what a viewer shows.
 * Hidden are notes, `meta`, owner, the seed, inputs of actions, people, values that are written, and, unless shown, conditions: one
 * that is hidden reads as “always”. The result parses; it is not meant to run.
 *
 * @param options.show - Parts that are kept nevertheless.
 */
export function redactJourney(journey: Journey, options: RedactOptions = {}): Journey {
  const isShown = (part: 'conditions' | 'texts'): boolean => options.show?.includes(part) === true;
  const { goal, exits, suppression, layout, description } = journey;
  const when = (value: Condition | EventMatch): Condition | EventMatch => (isShown('conditions') ? value : bareWhen(value));
  return {
    schemaVersion: journey.schemaVersion,
    id: journey.id,
    name: journey.name,
    ...(isShown('texts') && description !== undefined && { description }),
    timezone: journey.timezone,
    ...(journey.fallbackTimezone !== undefined && { fallbackTimezone: journey.fallbackTimezone }),
    ...(journey.sendWindows !== undefined && { sendWindows: journey.sendWindows }),
    ...(journey.blockedDates !== undefined && { blockedDates: journey.blockedDates }),
    entry: redactEntry(journey, isShown('conditions')),
    ...(goal !== undefined && {
      goal: {
        name: goal.name,
        when: when(goal.when),
        ...(goal.within !== undefined && { within: goal.within }),
        onReached: goal.onReached,
      },
    }),
    ...(exits !== undefined && {
      exits: exits.map((exit) => ({ id: exit.id, ...(exit.name !== undefined && { name: exit.name }), when: when(exit.when) })),
    }),
    ...(suppression !== undefined && isShown('conditions') && { suppression: { when: suppression.when, then: suppression.then } }),
    nodes: Object.fromEntries(Object.entries(journey.nodes).map(([id, node]) => [id, redactNode(node, options)])),
    ...(layout !== undefined && { layout }),
  };
}

/** Only the event's name. */
function bareWhen(when: Condition | EventMatch): Condition | EventMatch {
  return 'event' in when ? { event: when.event } : { all: [] };
}

function redactEntry({ entry }: Journey, showsConditions: boolean): Journey['entry'] {
  return {
    triggers: entry.triggers.map((trigger) => (showsConditions ? trigger : redactTrigger(trigger))),
    ...(showsConditions && entry.criteria !== undefined && { criteria: entry.criteria }),
    reentry: entry.reentry,
    start: entry.start,
  };
}

function redactTrigger(trigger: Trigger): Trigger {
  const { id } = trigger;
  switch (trigger.type) {
    case 'event':
      return { id, type: 'event', event: trigger.event };
    case 'absence':
      return { id, type: 'absence', event: trigger.event, without: trigger.without, within: trigger.within };
    case 'attribute':
      return { id, type: 'attribute', attribute: trigger.attribute };
    case 'segment':
      return {
        id,
        type: 'segment',
        ...(trigger.segment === undefined ? { when: { all: [] } } : { segment: trigger.segment }),
        on: trigger.on,
      };
    case 'schedule':
      return {
        id,
        type: 'schedule',
        ...(trigger.cron === undefined ? { rrule: trigger.rrule ?? '' } : { cron: trigger.cron }),
        when: { all: [] },
      };
    case 'date':
    case 'inactivity':
    case 'manual':
    case 'journey':
      return trigger;
  }
}
