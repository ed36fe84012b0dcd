import type { Catalog } from '../catalog.ts';
import { ownField } from '../conditions/operand.ts';
import type { Journey } from '../journey.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Trigger } from '../triggers/trigger.ts';
import type { Check } from './check.ts';
import { unknownName } from './unknown-name.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A field of an event's data that the catalog does not declare. Silent where the catalog declares no data for the event at all, or
 * where the data is the caller's own (`manual`, `journey`).
 */
export const payloadFieldUnknown: Check = {
  code: 'payload_field_unknown',
  severity: 'error',
  *run({ journey, catalog, mentions }) {
    for (const mention of mentions.mentions) {
      const fields = fieldsFor(mention, journey, catalog);
      if (fields === undefined || mention.name === '' || isDeclared(fields, mention.name)) continue;
      yield unknownName(mention, mention.name, Object.keys(fields));
    }
  },
};

/** What may be read; `undefined` where nobody can say. */
function fieldsFor(mention: Mention, journey: Journey, catalog: Catalog): Fields | undefined {
  if (mention.kind === 'payload') return ownField(catalog.events, mention.event)?.data;
  if (mention.kind !== 'entry' || journey.entry.triggers.length === 0) return undefined;
  const all = journey.entry.triggers.map((trigger) => fieldsOfTrigger(trigger, catalog));
  return all.some((fields) => fields === undefined) ? undefined : Object.fromEntries(all.flatMap((fields) => Object.entries(fields ?? {})));
}

function fieldsOfTrigger(trigger: Trigger, catalog: Catalog): Fields | undefined {
  if ('event' in trigger) return ownField(catalog.events, trigger.event)?.data;
  if (trigger.type === 'attribute') return { from: true, to: true };
  // The caller of the others says what the data is; those below have none.
  return trigger.type === 'manual' || trigger.type === 'journey' ? undefined : {};
}

/** A path is declared whole, or by its first part: what lies deeper the catalog cannot say. */
function isDeclared(fields: Fields, name: string): boolean {
  return Object.hasOwn(fields, name) || Object.hasOwn(fields, name.split('.')[0] ?? '');
}
