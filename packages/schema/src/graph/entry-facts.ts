import type { Condition, EventMatch, Operand } from '../conditions/condition.ts';
import { hasField, isOperand } from '../conditions/operand.ts';
import type { Journey } from '../journey.ts';
import { isEventMatch } from '../mentions/condition-mentions.ts';
import type { Trigger } from '../triggers/trigger.ts';
import type { Fact, FactMaker } from './facts.ts';

/** What holds of everyone who is live, each time a node is judged: the reasons to end were judged just before. */
export function standingFacts({ goal, exits, suppression }: Journey, make: FactMaker): readonly Fact[] {
  const ends: readonly (Condition | EventMatch | undefined)[] = [
    goal?.onReached === 'exit' ? goal.when : undefined,
    ...(exits ?? []).map(({ when }) => when),
    suppression?.when,
  ];
  return ends.flatMap((when) => (when === undefined || isEventMatch(when) ? [] : [make(when, false)]));
}

/** What holds at the moment of entry: the criteria, and what is known of the trigger and its data. */
export function entryFacts({ entry }: Journey, make: FactMaker): readonly Fact[] {
  const criteria = entry.criteria === undefined ? [] : [make(entry.criteria, true)];
  return [...triggerFacts(entry.triggers, make), ...criteria];
}

/** What is known of the trigger and its data, for as long as the enrollment lasts. */
export function triggerFacts(triggers: readonly Trigger[], make: FactMaker): readonly Fact[] {
  if (triggers.length === 0) return [];
  const any = triggers.map((trigger): Condition => {
    const about = aboutData(trigger);
    const fired: Condition = { left: { trigger: true }, op: 'eq', right: trigger.id };
    return about === undefined ? fired : { all: [fired, about] };
  });
  return [make(any.length === 1 ? (any[0] ?? { all: [] }) : { any }, true)];
}

/** What a trigger says about the entry data. */
function aboutData(trigger: Trigger): Condition | undefined {
  if (trigger.type === 'attribute') {
    const { from, to, crosses } = trigger;
    const parts: readonly Condition[] = [
      ...(from === undefined || from === null ? [] : [{ left: { entry: 'from' }, op: 'eq', right: from } as const]),
      ...(to === undefined || to === null ? [] : [{ left: { entry: 'to' }, op: 'eq', right: to } as const]),
      ...(crosses !== undefined && 'above' in crosses ? [{ left: { entry: 'to' }, op: 'gt', right: crosses.above } as const] : []),
    ];
    return parts.length === 0 ? undefined : { all: parts };
  }
  if (trigger.type !== 'event' && trigger.type !== 'absence') return undefined;
  return trigger.where === undefined ? undefined : overEntry(trigger.where);
}

/** A condition on an event's data as one on the entry data; what it says of anything else is left out where that makes it weaker. */
function overEntry(condition: Condition): Condition | undefined {
  if ('all' in condition) {
    const parts = condition.all.map(overEntry).filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : { all: parts };
  }
  if ('any' in condition) {
    const parts = condition.any.map(overEntry);
    return parts.some((part) => part === undefined) ? undefined : { any: parts.filter((part) => part !== undefined) };
  }
  // Leaving something out inside `not` would make it stronger.
  if ('not' in condition) return undefined;
  const { left, right } = condition;
  const moved = entryOf(left);
  if (moved === undefined || isOperand(right)) return undefined;
  return { ...condition, left: moved };
}

function entryOf(operand: Operand): Operand | undefined {
  return hasField(operand, 'event') ? { entry: String(operand.event) } : undefined;
}
