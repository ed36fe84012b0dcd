import { parseInstant } from '@sojourn/schema';
import type { ContactEvent } from '@sojourn/schema';
import type { AgendaItem } from './agenda.ts';
import type { Batch } from './batch.ts';
import { patchContact, upsertContact } from './change-contact.ts';
import { holdTimer } from './hold.ts';
import type { InputBody, TimerBody } from './inputs.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import type { KeptEvent } from './state.ts';
import type { Stimulus } from './stimulus.ts';

/** What makes a contact of an id that nobody knows. */
const makesKnown: ReadonlySet<InputBody['type']> = new Set(['event', 'upsert', 'patch', 'enroll'] as const);

/**
 * Takes an input in: changes the contact by it, and says what it is to be judged as.
 *
 * @returns `undefined` if it changes nothing: a stale patch, a timer that nobody has set any more, what comes after a deletion.
 */
export function receive(batch: Batch, { body, name }: AgendaItem): Stimulus | undefined {
  if (batch.contact.isDeleted) {
    if (!makesKnown.has(body.type)) return undefined;
    batch.contact.isDeleted = false;
  }
  switch (body.type) {
    case 'event':
      return receiveEvent(batch, body.event);
    case 'upsert':
      return upsertContact(batch, body.contact);
    case 'patch':
      return patchContact(batch, body.patch, body.revision);
    case 'result':
      return body;
    case 'enroll':
      return { type: 'enroll', by: 'manual', journeyId: body.journeyId, key: body.key, data: body.data ?? {} };
    case 'exit':
      return { type: 'command', enrollmentId: body.enrollmentId, command: { type: 'exit', reason: body.reason } };
    case 'retry':
      return { type: 'command', enrollmentId: body.enrollmentId, command: { type: 'retry' } };
    case 'move':
      return { type: 'command', enrollmentId: body.enrollmentId, command: { type: 'move', nodeId: body.nodeId, by: body.by ?? '' } };
    case 'decide': {
      const { enrollmentId, taskId, outcome, by, data } = body;
      const decision = { taskId, outcome, by, ...(data === undefined ? {} : { data }) };
      return { type: 'command', enrollmentId, command: { type: 'decide', decision } };
    }
    case 'reassign':
      return {
        type: 'command',
        enrollmentId: body.enrollmentId,
        command: { type: 'reassign', taskId: body.taskId, assignee: body.assignee },
      };
    case 'resume':
    case 'migrate':
    case 'launch':
    case 'delete':
    case 'merge':
    case 'merged':
      return undefined;
    case 'timer':
      return receiveTimer(batch, body.timer, name);
  }
}

function receiveEvent(batch: Batch, { id, name, at, data, effect }: ContactEvent): Stimulus {
  const { contact, now } = batch;
  contact.arrivals += 1;
  const bare: KeptEvent = {
    id,
    name,
    // It cannot have happened after it arrived, whatever the sender's clock says.
    at: Math.min((at === undefined ? undefined : parseInstant(at)) ?? now, now),
    arrived: now,
    n: contact.arrivals,
  };
  const event: KeptEvent = data === undefined && effect === undefined ? bare : withRest(bare, data, effect);
  contact.keep(name, event, batch.index.keepOf(name), now);
  return { type: 'event', name, event };
}

function withRest(event: KeptEvent, data: KeptEvent['data'], effect: string | undefined): KeptEvent {
  return { ...event, ...(data === undefined ? {} : { data }), ...(effect === undefined ? {} : { effect }) };
}

function receiveTimer(batch: Batch, body: TimerBody, name: string | undefined): Stimulus | undefined {
  if (body.kind === 'trigger' || body.kind === 'entry') return { type: 'timer', body };
  const enrollment = findEnrollment(batch, body.enrollmentId);
  if (enrollment === undefined || name === undefined || !enrollment.hasTimer(name)) return undefined;
  if (holdTimer(batch, enrollment, name, body)) return undefined;
  enrollment.forgetTimer(name);
  return { type: 'timer', body, name };
}

function findEnrollment({ live, open }: Batch, id: string): LiveEnrollment | undefined {
  for (const one of live) if (one.id === id) return one;
  for (const one of open) if (one.id === id) return one;
  return undefined;
}
