import type { Trigger } from '@sojourn/schema';
import type { IconName } from '../ui/icon-paths.ts';
import type { Names } from './card-definition.ts';
import { attributeName, eventName, segmentName, signed, timeName, valueName } from './names.ts';

/** A trigger in a few words, and what more there is to say. */
export interface TriggerFace {
  readonly icon: IconName;
  readonly title: string;
  readonly summary: string;
}

type Face<T extends Trigger['type']> = (trigger: Extract<Trigger, { readonly type: T }>, names: Names) => TriggerFace;

const faces: { readonly [T in Trigger['type']]: Face<T> } = {
  event: ({ event }, names) => ({
    icon: eventIcon(event),
    title: names.words('trigger.event', { event: eventName(event, names) }),
    summary: '',
  }),
  absence: ({ event, without, within }, names) => ({
    icon: eventIcon(event),
    title: names.words('trigger.absence', { event: eventName(event, names) }),
    summary: names.words('trigger.absenceSummary', {
      without: names.words.list(
        without.map((one) => eventName(one, names)),
        'or',
      ),
      duration: names.words.duration(within),
    }),
  }),
  attribute: ({ attribute, to, crosses }, names) => {
    const what = attributeName(attribute, names);
    const title =
      crosses === undefined
        ? names.words(to === undefined ? 'trigger.attribute' : 'trigger.attributeTo', { what, value: valueName(to, names) })
        : 'above' in crosses
          ? names.words('trigger.above', { what, value: crosses.above })
          : names.words('trigger.below', { what, value: crosses.below });
    return { icon: crosses === undefined ? 'pencil' : 'gauge', title, summary: '' };
  },
  segment: ({ segment, on }, names) => {
    const starts = on === 'start';
    const title =
      segment === undefined
        ? names.words(starts ? 'trigger.segmentWhen' : 'trigger.segmentWhenStop')
        : names.words(starts ? 'trigger.segmentStart' : 'trigger.segmentStop', { segment: segmentName(segment, names) });
    return { icon: 'users', title, summary: '' };
  },
  date: ({ attribute, offset, at }, names) => {
    const what = attributeName(attribute, names);
    const title =
      offset === undefined ? names.words('trigger.date', { what, time: timeName(at, names) }) : offsetTitle(offset, what, names);
    return { icon: 'calendar', title, summary: offset === undefined ? '' : names.words('wait.time', { time: timeName(at, names) }) };
  },
  inactivity: ({ attribute, after }, names) => ({
    icon: 'alarm',
    title: names.words('trigger.inactivity', { what: attributeName(attribute, names), duration: names.words.duration(after) }),
    summary: '',
  }),
  schedule: ({ cron, rrule }, { words }) => ({ icon: 'calendar', title: words('trigger.schedule'), summary: cron ?? rrule ?? '' }),
  manual: (_, { words }) => ({ icon: 'user', title: words('trigger.manual'), summary: '' }),
  journey: (_, { words }) => ({ icon: 'handover', title: words('trigger.journey'), summary: '' }),
};

/** How a trigger reads on the entry card. */
export function triggerFace(trigger: Trigger, names: Names): TriggerFace {
  // Each face is handed only triggers of the type it stands under, which the key guarantees.
  const face = Object.hasOwn(faces, trigger.type) ? (faces[trigger.type] as (one: Trigger, names: Names) => TriggerFace) : undefined;
  return face?.(trigger, names) ?? { icon: 'unknown', title: names.words('card.unknownType'), summary: '' };
}

function offsetTitle(offset: string, what: string, names: Names): string {
  const { isBefore, length } = signed(offset);
  return names.words(isBefore ? 'trigger.dateBefore' : 'trigger.dateAfter', { what, duration: names.words.duration(length) });
}

function eventIcon(event: string | undefined): IconName {
  // A draft may not say yet which event.
  return event?.startsWith('cart.') === true ? 'cart' : 'event';
}
