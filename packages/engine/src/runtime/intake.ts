import type { Contact, ContactEvent, ContactPatch, JsonObject, Problem } from '@sojourn/schema';
import type { InputBody } from '../core/inputs.ts';
import type { Input, Tenant } from '../ports/store.ts';
import { recordAct } from './acts/record-act.ts';
import { copyObject, unicodeText } from './copy-json.ts';
import type { Accepted } from './engine.ts';
import { findEnrollment } from './find-enrollment.ts';
import { finding, refuseFindings } from './finding.ts';
import { JourneyError } from './journey-error.ts';
import { enrollmentOfEffect } from './enrollment-of-effect.ts';
import { readIndex, readVersion } from './published.ts';
import { readContact, readPatch } from './read-contact.ts';
import { checkRequest } from './read-request.ts';
import { isDeclaredEvent, readEvent } from './read-event.ts';
import type { Runtime } from './runtime.ts';
import { isName } from './tenant.ts';

/** Takes events in, all of them or none. */
export async function trackEvents(
  runtime: Runtime,
  tenant: Tenant,
  given: readonly unknown[],
  isList: boolean,
): Promise<readonly Accepted[]> {
  const problems: Problem[] = [];
  const events: ContactEvent[] = [];
  for (const [index, value] of given.entries()) {
    const read = readEvent(value, isList ? `/${index}` : '');
    if ('event' in read) events.push(read.event);
    else problems.push(...read.problems);
  }
  refuseFindings('event_invalid', isList ? 'The list of events' : 'The event', problems);
  const { catalog } = await runtime.settingsOf(tenant);
  const unknown = events.flatMap((event, index) =>
    isDeclaredEvent(catalog, event.name)
      ? []
      : [finding('event_unknown', isList ? `/${index}/name` : '/name', { expected: 'an event of the catalog' })],
  );
  refuseFindings('event_unknown', isList ? 'The list of events' : 'The event', unknown);
  const inputs = events.map((event) => toInput(runtime, event.contactId, { type: 'event', event }, `event:${event.id}`));
  return append(runtime, tenant, inputs);
}

/** Takes contacts over from the host, all of them or none. */
export async function upsertContacts(runtime: Runtime, tenant: Tenant, given: Contact | readonly Contact[]): Promise<void> {
  // `Array.isArray` does not narrow a readonly array.
  const isList = Array.isArray(given);
  const list = (isList ? given : [given]) as readonly unknown[]; // Each is looked at before it is believed.
  const problems: Problem[] = [];
  const inputs: Input[] = [];
  for (const [index, value] of list.entries()) {
    const read = readContact(value, isList ? `/${index}` : '');
    if ('contact' in read) inputs.push(toInput(runtime, read.contact.id, { type: 'upsert', contact: read.contact }));
    else problems.push(...read.problems);
  }
  refuseFindings('contact_invalid', isList ? 'The list of contacts' : 'The contact', problems);
  await append(runtime, tenant, inputs);
}

/** Changes some fields of a contact. */
export async function patchContact(
  runtime: Runtime,
  tenant: Tenant,
  id: string,
  given: ContactPatch,
  options: { readonly id?: string; readonly revision?: number },
): Promise<Accepted> {
  checkRequest(options, 'The options of the patch', { id: 'optional text' });
  const read = readPatch(given, '');
  const problems = 'problems' in read ? [...read.problems] : [];
  if (!isName(id)) problems.push(finding('value_invalid', '/id', { expected: 'a text of 1 to 200 characters without control characters' }));
  if (options.revision !== undefined && !Number.isSafeInteger(options.revision))
    problems.push(finding('value_invalid', '/revision', { expected: 'a whole number' }));
  refuseFindings('contact_invalid', 'The patch', problems);
  if (!('patch' in read)) return { accepted: false };
  const body: InputBody = { type: 'patch', patch: read.patch, ...(options.revision === undefined ? {} : { revision: options.revision }) };
  return first(await append(runtime, tenant, [toInput(runtime, id, body, options.id === undefined ? undefined : `patch:${options.id}`)]));
}

/** Enrolls by hand. */
export async function enroll(
  runtime: Runtime,
  tenant: Tenant,
  request: {
    readonly journeyId: string;
    readonly contactId: string;
    readonly key?: string;
    readonly data?: JsonObject;
    readonly id?: string;
  },
): Promise<Accepted> {
  checkRequest(request, 'The enrollment', { journeyId: 'text', contactId: 'text', key: 'optional text', id: 'optional text' });
  const { journeyId, contactId, key, data, id } = request;
  const problems: Problem[] = [];
  if (!isName(contactId))
    problems.push(finding('value_invalid', '/contactId', { expected: 'a text of 1 to 200 characters without control characters' }));
  const copied = data === undefined ? undefined : copyObject(data);
  if (data !== undefined && copied === undefined) problems.push(finding('type_mismatch', '/data', { expected: 'a JSON object' }));
  refuseFindings('request_invalid', 'The enrollment', problems);
  const { index } = await readIndex(runtime.store, tenant);
  if (!index.journeys.some((journey) => journey.id === journeyId))
    throw new JourneyError('journey_unknown', `No journey "${journeyId}" is published.`);
  const body: InputBody = {
    type: 'enroll',
    journeyId,
    ...(key === undefined ? {} : { key: unicodeText(key) }),
    ...(copied === undefined ? {} : { data: copied }),
  };
  return first(await append(runtime, tenant, [toInput(runtime, contactId, body, id === undefined ? undefined : `enroll:${id}`)]));
}

/** An operator's command on one enrollment. */
export async function commandEnrollment(
  runtime: Runtime,
  tenant: Tenant,
  type: 'exit' | 'retry' | 'move',
  request: { readonly enrollmentId: string; readonly nodeId?: string; readonly reason?: string; readonly by?: string },
): Promise<void> {
  checkRequest(request, 'The command', {
    enrollmentId: 'text',
    by: 'optional text',
    reason: 'optional text',
    nodeId: type === 'move' ? 'text' : 'optional text',
  });
  const body = commandOf(type, request);
  const enrollment = await findEnrollment(runtime, tenant, body.enrollmentId);
  if (body.type === 'move') {
    const document = await readVersion(runtime.store, tenant, enrollment.journeyId, enrollment.version);
    const nodes: unknown = document?.journey['nodes'];
    if (typeof nodes !== 'object' || nodes === null || !Object.hasOwn(nodes, body.nodeId)) {
      throw new JourneyError(
        'node_unknown',
        `Version ${enrollment.version} of journey "${enrollment.journeyId}" has no node "${body.nodeId}".`,
      );
    }
  }
  await recordAct(runtime, tenant, enrollment.journeyId, body);
  await append(runtime, tenant, [toInput(runtime, enrollment.contactId, body)]);
}

function commandOf(
  type: 'exit' | 'retry' | 'move',
  request: Parameters<typeof commandEnrollment>[3],
): Extract<InputBody, { readonly type: 'exit' | 'retry' | 'move' }> {
  const { enrollmentId, nodeId = '', reason, by } = request;
  const shared = { enrollmentId, ...(by === undefined ? {} : { by }) };
  if (type === 'move') return { type, nodeId, ...shared };
  return type === 'exit' ? { type, ...shared, ...(reason === undefined ? {} : { reason }) } : { type, ...shared };
}

/** Reports an outcome by the effect's key. */
export async function completeEffect(
  runtime: Runtime,
  tenant: Tenant,
  request: { readonly key: string; readonly outcome?: string; readonly data?: JsonObject },
): Promise<Accepted> {
  checkRequest(request, 'The outcome', { key: 'text', outcome: 'optional text' });
  const { key, outcome, data } = request;
  const copied = data === undefined ? undefined : copyObject(data);
  const problems: Problem[] = [];
  if (data !== undefined && copied === undefined) problems.push(finding('type_mismatch', '/data', { expected: 'a JSON object' }));
  refuseFindings('request_invalid', 'The outcome', problems);
  const enrollment = await enrollmentOfEffect(runtime, tenant, key);
  if (enrollment === undefined) throw new JourneyError('effect_unknown', 'No enrollment of this tenant has an effect of that key.');
  const result = {
    status: 'done' as const,
    late: true,
    ...(outcome === undefined ? {} : { outcome }),
    ...(copied === undefined ? {} : { data: copied }),
  };
  const input = toInput(runtime, enrollment.contactId, { type: 'result', key, attempt: 0, result }, `late:${key}:${outcome ?? ''}`);
  return first(await append(runtime, tenant, [input]));
}

/** An input of now. `dedupe` makes it happen once. */
export function toInput(runtime: Runtime, contactId: string, body: InputBody, dedupe?: string): Input {
  return { contactId, due: runtime.clock.now(), lane: 'input', body, ...(dedupe === undefined ? {} : { dedupe }) };
}

/** Puts inputs into their contacts' inboxes, all of them or none. */
export async function append(runtime: Runtime, tenant: Tenant, inputs: readonly Input[]): Promise<readonly Accepted[]> {
  if (inputs.length === 0) return [];
  const accepted = await runtime.store.append(tenant, await withKnown(runtime, tenant, inputs));
  return accepted.map((one) => ({ accepted: one }));
}

/** Where time stands still, as it does on a clock moved by hand, its instant does not tell whether a publishing came first. */
async function withKnown(runtime: Runtime, tenant: Tenant, inputs: readonly Input[]): Promise<readonly Input[]> {
  if (runtime.clock.attach === undefined) return inputs;
  const { revision: known } = await readIndex(runtime.store, tenant);
  // `toInput` made them, with bodies of this type.
  return inputs.map((input) => ({ ...input, body: { ...(input.body as InputBody), known } }));
}

function first(list: readonly Accepted[]): Accepted {
  return list[0] ?? { accepted: false };
}
