import type { Journey } from '@sojourn/schema';
import type { CompiledJourney } from '../core/compiled.ts';
import type { ContactState, EnrollmentState } from '../core/state.ts';

/** Timer names of the triggers that come round for ever: schedules, and dates of every year. */
export function recurringTimers(journeys: readonly CompiledJourney[]): ReadonlySet<string> {
  return new Set(journeys.flatMap(({ triggers }) => triggers.all.filter((trigger) => trigger.isRecurring).map((trigger) => trigger.timer)));
}

/**
 * Whether time has nothing more to bring after the script of a scenario: no enrollment has a timer, no absence and no single day
 * is awaited, and what comes round for ever has let somebody in once. Else a birthday would keep a scenario going for years.
 */
export function isAtRest(contact: ContactState | null, enrollments: readonly EnrollmentState[], recurring: ReadonlySet<string>): boolean {
  if (contact === null || contact.entries === 0) return false;
  const isWaiting = (one: EnrollmentState): boolean => Object.keys(one.timers).length > 0;
  if (contact.open.some(isWaiting) || enrollments.some((one) => one.status !== 'ended' && isWaiting(one))) return false;
  if (contact.waiting !== undefined && contact.waiting.length > 0) return false;
  if (Object.values(contact.absences).some(({ open }) => open)) return false;
  return Object.entries(contact.watches ?? {}).every(([timer, { due }]) => due === undefined || recurring.has(timer));
}

/** Whether a journey asks for those who are there already, so that a scenario's contact has to be known before it is published. */
export function asksExisting({ entry }: Journey): boolean {
  return entry.triggers.some((trigger) => 'existing' in trigger && trigger.existing === true);
}
