import type { Instant, WaitNode } from '@sojourn/schema';
import { earliest } from '../earliest.ts';
import { withoutOwn } from '../own.ts';
import type { WaitState } from '../state.ts';
import type { Stimulus } from '../stimulus.ts';
import { defineStep } from './step.ts';
import type { Awakening, Decision, Step, Visit } from './step.ts';
import type { CompiledAlternative, Met } from './wait/alternative.ts';
import { migrateWait } from './wait/migrate-wait.ts';
import { alternativeTypes } from './wait/index.ts';

/** Parks until the first alternative is satisfied; passes at once if one already is. */
export const waitStep: Step = defineStep<WaitNode>('wait', (node, context) => {
  const alternatives = node.until.flatMap((one) => alternativeTypes.get(one.type)?.compile(one, context) ?? []);
  const listensFor = [...new Set(alternatives.flatMap((one) => one.listensFor ?? []))];
  const watching = alternatives.filter((one) => one.nextChange !== undefined);
  return {
    listensFor,
    arrive: (visit) => arrive(alternatives, listensFor, visit),
    wake: (visit, stimulus, isOwnTimer) => wake(alternatives, visit, stimulus, isOwnTimer),
    migrate: (visit, how) => migrateWait(alternatives, visit, how),
    ...(watching.length === 0 ? {} : { nextChange: (visit) => earliest(watching.map((one) => one.nextChange?.(visit))) }),
  };
});

const noDeadlines: Record<string, Instant> = {};
const nothingHeld: Record<string, boolean> = {};

function arrive(alternatives: readonly CompiledAlternative[], listensFor: readonly string[], visit: Visit): Decision {
  let due: Record<string, Instant> = noDeadlines;
  let held: Record<string, boolean> = nothingHeld;
  for (const alternative of alternatives) {
    const standing = alternative.arrive(visit);
    if ('met' in standing) return leaveBy(standing.met);
    if (standing.due !== undefined)
      due = due === noDeadlines ? { [alternative.id]: standing.due } : { ...due, [alternative.id]: standing.due };
    if (standing.held !== undefined) held = { ...held, [alternative.id]: standing.held };
  }
  return { type: 'park', wait: { due, held }, listensFor };
}

function wake(alternatives: readonly CompiledAlternative[], visit: Visit, stimulus: Stimulus, isOwnTimer: boolean): Awakening | undefined {
  const before: WaitState = visit.wait ?? { due: {}, held: {} };
  let { due, held, based } = before;
  let winner: Met | undefined;
  let wonAt = 0;
  for (const alternative of alternatives) {
    const { id } = alternative;
    const standing = alternative.wake(visit, stimulus);
    let met: Met | undefined;
    let at = visit.now;
    if (standing !== undefined && 'met' in standing) met = standing.met;
    else if (standing?.held !== undefined) held = { ...held, [id]: standing.held };
    else if (standing?.due !== undefined && standing.due !== due[id]) {
      due = { ...due, [id]: standing.due };
      if (based !== undefined) based = withoutOwn(based, id);
    }
    const deadline = due[id];
    // A deadline counts when its timer is applied, or when a change has moved it into the past.
    if (met === undefined && deadline !== undefined && deadline <= visit.now && (isOwnTimer || deadline !== before.due[id])) {
      met = alternative.atDeadline?.(visit);
      at = deadline;
    }
    // The earliest deadline, then the first in the document: an input that was late for all finds the same winner.
    if (met !== undefined && (winner === undefined || at < wonAt)) {
      winner = met;
      wonAt = at;
    }
  }
  if (winner !== undefined) return wokenBy(winner);
  return due === before.due && held === before.held
    ? undefined
    : { type: 'park', wait: { due, held, ...(based === undefined ? {} : { based }) } };
}

function wokenBy(met: Met): Awakening {
  const { outlet, by, because, result } = met;
  if (because === undefined && result === undefined) return { type: 'leave', by, outlet };
  return { ...leaveBy(met), by };
}

function leaveBy({ outlet, because, result }: Met) {
  return { type: 'leave' as const, outlet, ...(because === undefined ? {} : { because }), ...(result === undefined ? {} : { result }) };
}
