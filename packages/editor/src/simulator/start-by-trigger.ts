import {
  formatInstant,
  parseInstant,
  subtractDuration,
  type Catalog,
  type Contact,
  type Instant,
  type Journey,
  type JsonObject,
  type JsonValue,
  type Scenario,
  type ScriptStep,
  type Trigger,
} from '@sojourn/schema';
import { eventType, ownOf } from '../inspector/condition/operand-choices.ts';
import { instantTextIn } from '../inspector/fields/local-instant.ts';
import { zoneOf } from '../inspector/condition/values/zone-of.ts';
import { sampleContact } from './sample-contact.ts';
import { sampleValue } from './sample-value.ts';
import { wishesOf } from './satisfy.ts';

/** Data of an event that the journey is likely to act on. */
export function sampleEventData(
  name: string,
  catalog: Catalog,
  now: Instant,
  wanted: ReadonlyMap<string, JsonValue> = new Map(),
): JsonObject {
  const data: Record<string, JsonValue> = {};
  for (const [path, field] of Object.entries(eventType(catalog, name)?.data ?? {}))
    data[path] = wanted.get(path) ?? sampleValue(path, field, now);
  return data;
}

/** A scenario in which a sample contact comes in by a trigger: the contact, and what happens first. */
export function startByTrigger(journey: Journey, catalog: Catalog, trigger: Trigger | undefined, start: Instant, base?: Contact): Scenario {
  const contact = base ?? sampleContact(journey, catalog, start);
  const first = trigger === undefined ? { script: [], contact } : stepsOf(journey, catalog, trigger, start, contact);
  return {
    name: journey.name,
    start: instantTextIn(start, contact.timezone ?? zoneOf(journey)),
    contact: first.contact,
    script: first.script,
    choices: { holdout: false },
  };
}

interface First {
  readonly contact: Contact;
  readonly script: readonly ScriptStep[];
}

function stepsOf(journey: Journey, catalog: Catalog, trigger: Trigger, start: Instant, contact: Contact): First {
  switch (trigger.type) {
    case 'event':
    case 'absence': {
      const wanted = wishesOf({
        all: [
          ...(trigger.where === undefined ? [] : [trigger.where]),
          ...(journey.entry.criteria === undefined ? [] : [journey.entry.criteria]),
        ],
      });
      return { contact, script: [{ event: trigger.event, data: sampleEventData(trigger.event, catalog, start, wanted.event) }] };
    }
    case 'attribute':
      return crossing(trigger, catalog, start, contact);
    case 'segment': {
      if (trigger.segment !== undefined && trigger.when === undefined && ownOf(catalog.segments, trigger.segment)?.when === undefined) {
        return { contact: { ...contact, segments: [] }, script: [{ contact: { segments: [trigger.segment] } }] };
      }
      const wishes = wishesOf(trigger.when ?? ownOf(catalog.segments, trigger.segment ?? '')?.when);
      return {
        contact: without(contact, [...wishes.attributes.keys()]),
        script: [{ contact: { set: Object.fromEntries(wishes.attributes) } }],
      };
    }
    case 'date':
      return {
        contact: withAttribute(contact, trigger.attribute, formatInstant(dateBefore(start, trigger.offset)).slice(0, 10)),
        script: [],
      };
    case 'inactivity':
      return { contact: withAttribute(contact, trigger.attribute, formatInstant(start)), script: [] };
    case 'schedule':
      return { contact, script: [] };
    case 'manual':
    case 'journey':
      return { contact, script: [{ enroll: { journey: journey.id, data: {} } }] };
  }
}

/** The attribute starts on the other side, then changes. */
function crossing(trigger: Extract<Trigger, { readonly type: 'attribute' }>, catalog: Catalog, start: Instant, contact: Contact): First {
  const { attribute, crosses, from, to } = trigger;
  const isEngines = ownOf(catalog.attributes, attribute)?.owner === 'engine';
  if (crosses !== undefined) {
    const [before, after] = 'above' in crosses ? [crosses.above - 1, crosses.above + 1] : [crosses.below + 1, crosses.below - 1];
    // The host gives an attribute of the engine's its first value only; a missing one counts as below.
    if (isEngines && 'above' in crosses)
      return { contact: without(contact, [attribute]), script: [{ contact: { set: { [attribute]: after } } }] };
    return { contact: withAttribute(contact, attribute, before), script: [{ contact: { set: { [attribute]: after } } }] };
  }
  const field = ownOf(catalog.attributes, attribute);
  const other = (field?.values ?? []).find((value) => value !== from && value !== to);
  const next =
    to ??
    other ??
    (field === undefined ? '' : field.type === 'number' ? 2 : field.type === 'boolean' ? true : sampleValue(attribute, field, start));
  const before = from ?? (isEngines ? undefined : other);
  const prepared = before === undefined || before === next ? without(contact, [attribute]) : withAttribute(contact, attribute, before);
  return { contact: prepared, script: [{ contact: { set: { [attribute]: next } } }] };
}

/** A local date for which the trigger's instant lies ahead of the start: the offset is undone. */
function dateBefore(start: Instant, offset: string | undefined): Instant {
  const ahead = start + 2 * 86_400_000;
  return offset === undefined ? ahead : subtractDuration(ahead, offset, 'UTC');
}

function withAttribute(contact: Contact, name: string, value: JsonValue): Contact {
  return { ...contact, attributes: { ...contact.attributes, [name]: value } };
}

function without(contact: Contact, names: readonly string[]): Contact {
  return { ...contact, attributes: Object.fromEntries(Object.entries(contact.attributes ?? {}).filter(([name]) => !names.includes(name))) };
}

/** The instant a scenario starts at; now where its text cannot be read. */
export function startInstant(scenario: Scenario, now: Instant): Instant {
  return parseInstant(scenario.start) ?? now;
}
