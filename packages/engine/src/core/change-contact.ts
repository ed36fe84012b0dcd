import type { Contact, ContactPatch, JsonValue } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import { own, withOwn, withoutOwn } from './own.ts';
import { isSameJson } from './same-json.ts';
import type { AttributeChange, Stimulus } from './stimulus.ts';
import { changeValue } from './update-contact.ts';

type Attributes = Readonly<Record<string, JsonValue>>;

/** Takes over what the host says of a contact: its attributes, consent and zone are replaced, tags and segments only if given. */
export function upsertContact(batch: Batch, given: Contact): Stimulus {
  const { contact } = batch;
  const before = { attributes: contact.attributes, timezone: contact.timezone };
  contact.attributes = attributesOf(batch, given.attributes ?? nothing);
  contact.consent = given.consent ?? nothing;
  contact.timezone = given.timezone;
  if (given.tags !== undefined) contact.tags = given.tags;
  if (given.segments !== undefined) contact.segments = given.segments;
  return changeSince(batch, before);
}

const nothing: Readonly<Record<string, never>> = {};

/** The host's attributes, and of those that are the engine's what the engine has. */
function attributesOf(batch: Batch, given: Attributes): Attributes {
  const { contact, index } = batch;
  let isTakenAsItIs = true;
  for (const name in contact.attributes) if (index.isEngineOwned(name)) isTakenAsItIs = false;
  for (const name in given) if (given[name] === null) isTakenAsItIs = false;
  // Values are replaced, never changed, so that the host's own object will do.
  if (isTakenAsItIs) return given;
  const hosts = Object.entries(given).filter(([name, value]) => value !== null && !isKept(batch, name));
  const engines = Object.entries(contact.attributes).filter(([name]) => index.isEngineOwned(name));
  return Object.fromEntries([...engines, ...hosts]);
}

/**
 * Changes some fields of a contact.
 *
 * @returns `undefined` if a later revision has been applied: the patch is stale then and changes nothing.
 */
export function patchContact(batch: Batch, patch: ContactPatch, revision: number | undefined): Stimulus | undefined {
  const { contact } = batch;
  if (revision !== undefined) {
    if (contact.revision !== undefined && revision <= contact.revision) return undefined;
    contact.revision = revision;
  }
  const before = { attributes: contact.attributes, timezone: contact.timezone };
  contact.attributes = patchAttributes(batch, patch);
  if (patch.consent !== undefined) contact.consent = { ...contact.consent, ...patch.consent };
  if (patch.timezone !== undefined) contact.timezone = patch.timezone;
  if (patch.tags !== undefined) contact.tags = patch.tags;
  if (patch.segments !== undefined) contact.segments = patch.segments;
  return changeSince(batch, before);
}

function patchAttributes(batch: Batch, patch: ContactPatch): Attributes {
  let { attributes } = batch.contact;
  const change = (op: string, name: string, value: JsonValue | undefined): void => {
    // What is the engine's own is not the host's to change.
    if (isKept(batch, name)) return;
    const to = changeValue(op, own(attributes, name), value ?? undefined);
    attributes = to === undefined ? withoutOwn(attributes, name) : withOwn(attributes, name, to);
  };
  for (const [name, value] of Object.entries(patch.set ?? {})) change('set', name, value);
  for (const name of patch.unset ?? []) change('unset', name, undefined);
  for (const [name, value] of Object.entries(patch.increment ?? {})) change('increment', name, value);
  for (const [name, value] of Object.entries(patch.add ?? {})) change('add', name, value);
  for (const [name, value] of Object.entries(patch.remove ?? {})) change('remove', name, value);
  return attributes;
}

/** An attribute of the engine's that has a value: the host may give the first, never another. */
function isKept({ contact, index }: Batch, name: string): boolean {
  return index.isEngineOwned(name) && Object.hasOwn(contact.attributes, name);
}

function changeSince({ contact }: Batch, before: { readonly attributes: Attributes; readonly timezone: string | undefined }): Stimulus {
  return new ContactChange(before.attributes, contact.attributes, contact.timezone !== before.timezone);
}

/** A change whose differences are looked for when somebody asks. */
class ContactChange {
  readonly type = 'change';
  readonly zoneChanged: boolean;
  readonly #before: Attributes;
  readonly #after: Attributes;
  #differences: readonly AttributeChange[] | undefined;

  constructor(before: Attributes, after: Attributes, zoneChanged: boolean) {
    this.#before = before;
    this.#after = after;
    this.zoneChanged = zoneChanged;
  }

  get attributes(): readonly AttributeChange[] {
    return (this.#differences ??= differences(this.#before, this.#after));
  }
}

/** Names in the order of the old values, then new ones. */
function differences(before: Attributes, after: Attributes): readonly AttributeChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((attribute) => {
    const change = { attribute, before: own(before, attribute), after: own(after, attribute) };
    return isSameJson(change.before, change.after) ? [] : [change];
  });
}
