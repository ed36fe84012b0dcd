import type { ConditionScope, HistoryEvent } from './scope.ts';

/**
 * Whether an event counts from what `since` names on, by when it happened and then by arrival. `entry` is after the trigger
 * event, which itself does not count; a node that was never visited lets nothing count.
 */
export function isSince(event: HistoryEvent, reference: string, scope: ConditionScope): boolean {
  if (scope.isSince !== undefined) return scope.isSince(event, reference);
  const from = scope.since(reference);
  if (from === undefined || event.at < from) return false;
  const trigger = reference === 'entry' ? scope.entryEvent : undefined;
  if (event.at > from || trigger === undefined) return true;
  return event.id !== trigger.id && event.arrived >= trigger.arrived;
}
