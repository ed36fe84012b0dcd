import type { Instant } from '@sojourn/schema';
import type { EnrollmentState } from './state.ts';

/**
 * An enrollment of a deleted contact, without anything that the contact or the host has told: its key, the data of its entry, what
 * its nodes gave, its tasks. Where it has been, when, and how it ended stay.
 *
 * @param at - When the contact was deleted: the end of one that had none.
 */
export function scrubEnrollment(state: EnrollmentState, at: Instant): EnrollmentState {
  const { v, id, journeyId, version, contactId, ordinal, age, control, nodeId, enteredAt, entry, seq, visits } = state;
  return {
    v,
    id,
    journeyId,
    version,
    contactId,
    key: null,
    // Nothing is held to be unique among those that ended; the one it had names contact and key.
    identity: id,
    ordinal,
    age,
    control,
    status: 'ended',
    end: state.end ?? 'withdrawn',
    nodeId,
    enteredAt,
    endedAt: state.endedAt ?? at,
    entry: { trigger: entry.trigger, at: entry.at, arrivals: entry.arrivals, data: {} },
    seq,
    visits,
    results: {},
    ...(state.reached === undefined ? {} : { reached: state.reached }),
    timers: {},
  };
}
