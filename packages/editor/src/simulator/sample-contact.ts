import type { Catalog, Condition, Contact, Instant, Journey, JsonValue } from '@sojourn/schema';
import { sampleValue } from './sample-value.ts';
import { wishesOf } from './satisfy.ts';
import { zoneOf } from '../inspector/condition/values/zone-of.ts';

/** The attributes that a journey reads: in conditions, in messages, in waits. In the order of the catalog. */
export function attributesRead(journey: Journey, catalog: Catalog): readonly string[] {
  const text = JSON.stringify(journey);
  return Object.keys(catalog.attributes ?? {}).filter((name) => {
    const quoted = JSON.stringify(name);
    return text.includes(`"attribute":${quoted}`) || text.includes(`contact.${name}`);
  });
}

/** A contact that the journey is likely to let in: subscribed, with plausible values for what the journey reads. */
export function sampleContact(journey: Journey, catalog: Catalog, now: Instant): Contact {
  const wishes = wishesOf(entryCondition(journey));
  const names = new Set([
    ...attributesRead(journey, catalog),
    ...['firstName', 'email'].filter((name) => Object.hasOwn(catalog.attributes ?? {}, name)),
  ]);
  const attributes: Record<string, JsonValue> = {};
  for (const name of names) {
    const field = catalog.attributes?.[name];
    if (field === undefined) continue;
    attributes[name] = wishes.attributes.get(name) ?? sampleValue(name, field, now);
  }
  const channels = Object.entries(catalog.channels ?? {}).flatMap(([id, channel]) =>
    channel.consent === true ? [[id, 'subscribed'] as const] : [],
  );
  return {
    id: 'sample',
    timezone: zoneOf(journey),
    attributes,
    consent: Object.fromEntries([...channels, ...wishes.consent]),
    ...(wishes.tags.size === 0 ? {} : { tags: [...wishes.tags] }),
    ...(wishes.segments.size === 0 ? {} : { segments: [...wishes.segments] }),
  };
}

function entryCondition({ entry }: Journey): Condition {
  const [trigger] = entry.triggers;
  const own = trigger !== undefined && trigger.type === 'schedule' ? [trigger.when] : [];
  return { all: [...(entry.criteria === undefined ? [] : [entry.criteria]), ...own] };
}
