import type { Journey } from '@sojourn/schema';
import type { EnrollmentState } from '../../../core/state.ts';
import type { Check } from './check.ts';

/** One live enrollment per entry identity, by the document's own re-entry rule, and never a number twice. */
export const oneLiveEnrollment: Check = {
  invariant: 'one live enrollment per entry identity',
  *find({ run, byContact }) {
    const modes = new Map(run.plan.journeys.map(({ id, entry }) => [id, entry.reentry.mode]));
    for (const [contactId, transitions] of byContact) {
      const all = new Map<string, EnrollmentState>();
      const erased = new Set<string>();
      // As they were before anything was erased.
      const numbers = new Map<string, string>();
      for (const { changed, consumed, commit } of transitions) {
        // Two people become one: their numbers meet, and what either had may be there twice.
        if (consumed.some(({ body }) => body.type === 'merge' || body.type === 'merged')) break;
        for (const { state } of changed) {
          all.set(state.id, state);
          const number = `${state.journeyId} ${state.key ?? ''} ordinal ${state.ordinal}`;
          // The key of one that was erased as soon as it entered is not known.
          if (!numbers.has(state.id)) numbers.set(state.id, commit.write.erase === true ? state.id : number);
        }
        // Whoever comes after is a new person, whose numbers go on.
        if (consumed.some(({ body }) => body.type === 'delete'))
          for (const { id, status } of all.values()) if (status === 'ended') erased.add(id);
        const seen = new Set<string>();
        for (const state of all.values()) {
          const number = numbers.get(state.id) ?? '';
          if (seen.has(number)) yield `${contactId} is twice in ${number}.`;
          seen.add(number);
          const identity = identityIn(state, modes.get(state.journeyId));
          if (identity === undefined || erased.has(state.id)) continue;
          if (seen.has(identity)) yield `${contactId} has two enrollments ${identity}.`;
          seen.add(identity);
        }
      }
    }
  },
};

/** What no two enrollments of a contact may share; nothing, where they may. */
function identityIn(
  { journeyId, key, status }: EnrollmentState,
  mode: Journey['entry']['reentry']['mode'] | undefined,
): string | undefined {
  switch (mode) {
    case 'never':
      return `ever of ${journeyId}`;
    case 'perKey':
      return `ever of ${journeyId} under "${key ?? ''}"`;
    case 'afterExit':
      return status === 'ended' ? undefined : `live of ${journeyId}`;
    default:
      return undefined;
  }
}
