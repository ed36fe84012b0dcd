import type { Transition } from '../digest.ts';
import type { Check } from './check.ts';

/**
 * No send is begun after a committed goal, exit, suppression or unsubscribe. Judged by what was committed before, not by what
 * the engine says of it: consent and suppression by the changes that the contact was given, the goal by its event.
 */
export const nothingSentAfter: Check = {
  invariant: 'no send is begun after a committed goal, exit, suppression or unsubscribe',
  *find({ run, byContact, states }) {
    const suppressing = new Set(run.plan.journeys.filter(({ suppression }) => suppression !== undefined).map(({ id }) => id));
    const ending = new Set(run.plan.journeys.filter(({ goal }) => goal?.onReached === 'exit').map(({ id }) => id));
    const mails = new Set(run.happenings.flatMap((one) => (one.kind === 'attempted' && one.action === 'send_email' ? [one.key] : [])));
    for (const transitions of byContact.values()) {
      const facts = { mayMail: false, isSuppressed: false, live: new Set<string>(), ended: new Set<string>() };
      for (const transition of transitions) {
        const given = givenBy(transition);
        if (given.isMerged) Object.assign(facts, { mayMail: true, isSuppressed: false });
        for (const { enrollmentId, entry } of transition.entries) {
          if (entry.kind === 'ended') facts.ended.add(enrollmentId);
          if (entry.kind !== 'effect.begun') continue;
          const journeyId = states.get(enrollmentId)?.journeyId ?? '';
          if (facts.ended.has(enrollmentId)) yield `${entry.key} was begun after the end of its enrollment.`;
          if (mails.has(entry.key) && !facts.mayMail && !given.mayMail) yield `${entry.key} was begun without consent.`;
          if (suppressing.has(journeyId) && facts.isSuppressed && !given.isFreed)
            yield `${entry.key} was begun for somebody who is suppressed.`;
        }
        const now = new Map(transition.changed.map(({ state }) => [state.id, state]));
        for (const id of given.isMerged ? [] : facts.live) {
          const state = now.get(id) ?? states.get(id);
          const isOver = now.get(id)?.status === 'ended';
          if (given.hasOrdered && state !== undefined && ending.has(state.journeyId) && !state.control && !isOver)
            yield `${id} has reached its goal and goes on.`;
          if (given.isDeleted && !isOver) yield `${id} was to be deleted and goes on.`;
          if (given.exits.has(id) && !isOver) yield `${id} was told to exit and goes on.`;
        }
        for (const { state } of transition.changed) {
          facts.live[state.status === 'ended' ? 'delete' : 'add'](state.id);
          if (state.status === 'ended') facts.ended.add(state.id);
        }
        // They are somebody else's now.
        if (given.isHandedOver) facts.live.clear();
        // What it was given may have come before the other's consent, or after it: the next change tells.
        if (given.isMerged) continue;
        facts.mayMail = given.consent ?? facts.mayMail;
        facts.isSuppressed = given.suppressed ?? facts.isSuppressed;
      }
    }
  },
};

interface Given {
  /** After it; `undefined` if it says nothing. */
  readonly consent: boolean | undefined;
  readonly suppressed: boolean | undefined;
  /** At some moment of it. */
  readonly mayMail: boolean;
  readonly isFreed: boolean;
  readonly hasOrdered: boolean;
  readonly isDeleted: boolean;
  /** Two people became one: what is known of either is not what holds of both. */
  readonly isMerged: boolean;
  readonly isHandedOver: boolean;
  readonly exits: ReadonlySet<string>;
}

/** What a transition's inputs, in their order, say of the contact. */
function givenBy({ consumed }: Transition): Given {
  let consent: boolean | undefined;
  let suppressed: boolean | undefined;
  let mayMail = false;
  let isFreed = false;
  let hasOrdered = false;
  let isDeleted = false;
  const isHandedOver = consumed.some(({ body }) => body.type === 'merge');
  const isMerged = isHandedOver || consumed.some(({ body }) => body.type === 'merged');
  const exits = new Set<string>();
  for (const { body } of consumed) {
    if (body.type === 'event') hasOrdered ||= body.event.name === 'order';
    if (body.type === 'exit') exits.add(body.enrollmentId);
    if (body.type === 'delete') {
      isDeleted = true;
      consent = false;
      suppressed = false;
    }
    if (body.type === 'upsert') {
      consent = body.contact.consent?.['email'] === 'subscribed';
      suppressed = body.contact.attributes?.['paused'] === true;
    }
    if (body.type === 'patch') {
      const { email } = body.patch.consent ?? {};
      if (email !== undefined) consent = email === 'subscribed';
      if (body.patch.set?.['paused'] !== undefined) suppressed = body.patch.set['paused'] === true;
    }
    mayMail ||= consent === true;
    isFreed ||= suppressed === false;
  }
  return { consent, suppressed, mayMail, isFreed, hasOrdered, isDeleted, isMerged, isHandedOver, exits };
}
