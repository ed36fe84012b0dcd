import type { Instant } from '@sojourn/schema';
import { own } from '../../own.ts';
import type { WaitState } from '../../state.ts';
import type { Visit } from '../step.ts';
import type { CompiledAlternative, Met } from './alternative.ts';

/**
 * How a wait goes on in a new version. Deadlines are kept by alternative, or all are counted anew from the arrival; new ones are
 * counted from the arrival in either case. One that is over is the timer's to announce; what else is satisfied is `met`.
 */
export function migrateWait(
  alternatives: readonly CompiledAlternative[],
  visit: Visit,
  how: 'keep' | 'recompute',
): { readonly wait: WaitState; readonly met?: Met } {
  const before: WaitState = visit.wait ?? { due: {}, held: {} };
  const due: [string, Instant][] = [];
  const held: [string, boolean][] = [];
  const based: [string, Instant][] = [];
  let met: Met | undefined;
  for (const alternative of alternatives) {
    const { id } = alternative;
    const kept = how === 'keep' && alternative.atDeadline !== undefined ? own(before.due, id) : undefined;
    if (kept !== undefined) {
      due.push([id, kept]);
      const basis = alternative.basis?.(visit);
      if (basis !== undefined && basis !== kept) based.push([id, basis]);
      continue;
    }
    const standing = alternative.restart?.(visit) ?? alternative.arrive(visit);
    if ('met' in standing) met ??= standing.met;
    else {
      if (standing.due !== undefined) due.push([id, standing.due]);
      if (standing.held !== undefined) held.push([id, (how === 'keep' ? own(before.held, id) : undefined) ?? standing.held]);
    }
  }
  const wait = {
    // Not by assignment: an alternative may be called `__proto__`.
    due: Object.fromEntries(due),
    held: Object.fromEntries(held),
    ...(based.length === 0 ? {} : { based: Object.fromEntries(based) }),
  };
  return met === undefined ? { wait } : { wait, met };
}
