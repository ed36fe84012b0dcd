import * as shape from '../shapes/make.ts';
import type { Condition, Operand } from '../conditions/condition.ts';
import { historyMentions } from '../mentions/condition-mentions.ts';
import { emptyFields, emptyOperand } from '../mentions/empty-fields.ts';
import type { MentionPath, OwnMention } from '../mentions/mention.ts';
import { conditionShape, operandShape, since } from '../shapes/condition.ts';
import { isPositiveDuration, parseDuration } from '../time/duration.ts';
import { atMostOne, distinctIds, exactlyOne } from '../shapes/rules.ts';
import type { Shape } from '../shapes/shape.ts';
import { alternativeId, text } from '../shapes/text.ts';
import { duration, localTime, offset, weekdays } from '../shapes/time.ts';
import type { Duration, LocalTime, Weekday } from '../values.ts';
import { baseFields } from './base-fields.ts';
import type { NodeBase } from './node-base.ts';
import type { NodeDefinition } from './node-definition.ts';

/** Until a length of time has passed; with `at`, the first such local time after it. */
export interface DurationAlternative {
  readonly id: string;
  readonly type: 'duration';
  readonly duration: Duration;
  readonly at?: LocalTime;
  readonly weekdays?: readonly Weekday[];
}

/** Until one date. A date in the past leaves by `past`, a missing one by `missing`. At most one in a wait. */
export interface DateAlternative {
  readonly id: string;
  readonly type: 'date';
  readonly on: Operand;
  readonly offset?: Duration;
  readonly at?: LocalTime;
}

/** Until a local time (`at`), or while a window is open. */
export interface TimeAlternative {
  readonly id: string;
  readonly type: 'time';
  readonly at?: LocalTime;
  readonly window?: { readonly from: LocalTime; readonly to: LocalTime };
  readonly weekdays?: readonly Weekday[];
}

/** Until an event. `since` (`entry` or `node:<id>`) also counts events from then on. */
export interface EventAlternative {
  readonly id: string;
  readonly type: 'event';
  readonly event: string;
  readonly where?: Condition;
  readonly since?: string;
  /** Only events that answer the message of this node. */
  readonly of?: string;
}

/** Until a condition holds; one that already holds passes at once, unless `edge`. */
export interface ConditionAlternative {
  readonly id: string;
  readonly type: 'condition';
  readonly when: Condition;
  readonly edge?: boolean;
}

/** One of the things a wait waits for; its id is its outlet. */
export type WaitAlternative = DurationAlternative | DateAlternative | TimeAlternative | EventAlternative | ConditionAlternative;

/** Parks until the first of its alternatives. Outlets: one per alternative, with a date also `past` and `missing`. */
export interface WaitNode extends NodeBase {
  readonly type: 'wait';
  readonly until: readonly WaitAlternative[];
}

const alternative: Shape<WaitAlternative> = shape.toldByTag('type', [
  shape.object({
    id: alternativeId,
    type: shape.constant('duration'),
    duration,
    at: shape.optional(localTime),
    weekdays: shape.optional(weekdays),
  }),
  shape.object({
    id: alternativeId,
    type: shape.constant('date'),
    on: operandShape,
    offset: shape.optional(offset),
    at: shape.optional(localTime),
  }),
  shape.object(
    {
      id: alternativeId,
      type: shape.constant('time'),
      at: shape.optional(localTime),
      window: shape.optional(shape.object({ from: localTime, to: localTime })),
      weekdays: shape.optional(weekdays),
    },
    exactlyOne('at', 'window'),
  ),
  shape.object({
    id: alternativeId,
    type: shape.constant('event'),
    event: text,
    where: shape.optional(conditionShape),
    since: shape.optional(since),
    of: shape.optional(text),
  }),
  shape.object({ id: alternativeId, type: shape.constant('condition'), when: conditionShape, edge: shape.optional(shape.boolean()) }),
]);

/** What the language knows about waits. */
export const waitDefinition: NodeDefinition<WaitNode> = {
  type: 'wait',
  family: 'time',
  items: 'until',
  shape: shape.object({
    type: shape.constant('wait'),
    ...baseFields,
    until: shape.list(alternative, distinctIds(), atMostOne('type', 'date', 'date_duplicate')),
  }),
  outlets: (node) => {
    const ids = node.until.map((one) => one.id);
    return node.until.some((one) => one.type === 'date') ? [...ids, 'past', 'missing'] : ids;
  },
  mentions: ({ until }) => until.flatMap((one, index) => alternativeMentions(one, ['until', index])),
  gaps: (node) => [
    ...emptyFields(node, 'until'),
    ...node.until.flatMap((one, index) => alternativeGaps(one).map((path) => ['until', index, ...path])),
  ],
  takesTime: (node, outlet) => {
    const alternative = node.until.find((one) => one.id === outlet);
    return alternative !== undefined && alwaysParks(alternative);
  },
  fresh: () => ({ type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }] }),
};

function alternativeMentions(one: WaitAlternative, path: MentionPath): readonly OwnMention[] {
  if (one.type === 'date') return [{ kind: 'operand', operand: one.on, path: [...path, 'on'] }];
  if (one.type === 'condition') return [{ kind: 'condition', condition: one.when, path: [...path, 'when'] }];
  if (one.type !== 'event') return [];
  const where: readonly OwnMention[] =
    one.where === undefined ? [] : [{ kind: 'condition', condition: one.where, path: [...path, 'where'], event: one.event }];
  return [...historyMentions(one, path), ...where];
}

function alternativeGaps(one: WaitAlternative): readonly MentionPath[] {
  if (one.type === 'date') return emptyOperand(one.on).map((path) => ['on', ...path]);
  return one.type === 'event' ? emptyFields(one, 'event') : [];
}

/** Whether nobody passes at once: windows that are open, dates of today and conditions that hold do let through. */
function alwaysParks(one: WaitAlternative): boolean {
  if (one.type === 'duration') {
    const parts = parseDuration(one.duration);
    return parts !== undefined && isPositiveDuration(parts);
  }
  if (one.type === 'time') return one.at !== undefined;
  if (one.type === 'event') return one.since === undefined;
  return one.type === 'condition' && one.edge === true;
}
