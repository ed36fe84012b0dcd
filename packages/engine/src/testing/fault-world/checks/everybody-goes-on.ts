import type { JourneyNode, WaitNode } from '@sojourn/schema';
import { jobOfInbox } from '../../../runtime/jobs/job-inbox.ts';
import type { ContactState, EnrollmentState } from '../../../core/state.ts';
import type { Digest } from '../digest.ts';
import type { Check } from './check.ts';

/**
 * After healing everybody has ended or has a wake-up: a timer that is in the store, a person or an operator who is asked, or an
 * input that is waited for. Nothing that is due is left.
 */
export const everybodyGoesOn: Check = {
  invariant: 'after healing everybody has ended or has a wake-up',
  *find(digest) {
    const { run, states, decode } = digest;
    if (!run.isSettled) yield `The world does not come to rest: ${run.steps} steps.`;
    const timers = new Map<string, number>();
    // Workers' clocks may be behind by a minute.
    const late = run.final.at - 120_000;
    for (const { lease, inputs } of run.final.inboxes) {
      for (const input of inputs) {
        if (input.timer !== undefined) timers.set(`${lease.contactId} ${input.timer}`, input.due);
        if (input.due < late && jobOfInbox(lease.contactId) === undefined)
          yield `${input.timer ?? 'An input'} of ${lease.contactId} is due and was not applied.`;
      }
    }
    const paused = new Set(run.final.index.journeys.filter(({ pauses }) => pauses?.at(-1)?.type === 'pause').map(({ id }) => id));
    for (const [contactId, bytes] of run.final.contacts) {
      // As below.
      const { waiting = [] } = JSON.parse(decode(bytes)) as ContactState;
      for (const { n, journeyId, reason } of waiting) {
        const isAwaited = reason === 'paused' ? paused.has(journeyId) : timers.has(`${contactId} entry:${n}`);
        if (!isAwaited && !paused.has(journeyId)) yield `${contactId} waits to enter ${journeyId} (${reason}), and nothing will let it in.`;
      }
    }
    for (const row of run.final.enrollments) {
      if (!row.live) continue;
      // Only the runtime writes these bytes.
      const state = states.get(row.id) ?? (JSON.parse(decode(row.state)) as EnrollmentState);
      const held = new Set((state.held ?? []).map(({ name }) => name));
      for (const [name, due] of Object.entries(state.timers)) {
        if (held.has(name)) continue;
        if (timers.get(`${row.contactId} ${name}`) !== due) yield `${row.id} counts on the timer ${name}, which is not in the store.`;
      }
      if (paused.has(state.journeyId)) continue;
      if (held.size > 0) yield `${row.id} holds timers of a pause that is over.`;
      if (!hasWakeUp(digest, state)) yield `${row.id} is at ${state.nodeId} (${state.status}) and nothing will wake it.`;
    }
  },
};

function hasWakeUp({ run }: Digest, { status, timers, task, wait, nodeId, journeyId, control }: EnrollmentState): boolean {
  if (status === 'held' || status === 'failed' || task !== undefined || control) return true;
  if (Object.keys(timers).length > 0) return true;
  if (wait === undefined || nodeId === null) return false;
  // Versions of a journey differ in durations only.
  const node = run.plan.journeys.find(({ id }) => id === journeyId)?.nodes[nodeId];
  return isWait(node) && node.until.some(({ type }) => type === 'event' || type === 'condition' || type === 'date');
}

function isWait(node: JourneyNode | undefined): node is WaitNode {
  return node?.type === 'wait';
}
