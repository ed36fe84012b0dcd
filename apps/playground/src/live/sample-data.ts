import type { Catalog, Field, JsonObject, JsonValue } from '@sojourn/schema';

const texts: Readonly<Record<string, string>> = {
  title: 'Selling without calling',
  topic: 'sales',
  path: '/pricing',
  cartId: 'cart-1',
  orderId: 'order-1',
  webinarId: 'webinar-1',
  joinUrl: 'https://example.com/join/webinar-1',
  source: 'site',
  url: 'https://example.com/guides',
  plan: 'pro',
  feature: 'reports',
  name: 'calendar',
};

/** Data of an event that fits the catalog, with values that look like something. */
export function sampleData(catalog: Catalog, event: string, now: number = Date.now()): JsonObject {
  const declared = catalog.events !== undefined && Object.hasOwn(catalog.events, event) ? catalog.events[event]?.data : undefined;
  return Object.fromEntries(Object.entries(declared ?? {}).map(([name, field]) => [name, sampleOf(name, field, now)]));
}

function sampleOf(name: string, field: Field, now: number): JsonValue {
  if (field.values?.[0] !== undefined) return field.values[0];
  const week = 7 * 86_400_000;
  switch (field.type) {
    case 'number':
      return name === 'total' ? 140 : Math.max(field.min ?? 1, 1);
    case 'boolean':
      return true;
    case 'date':
      return new Date(now + week).toISOString().slice(0, 10);
    case 'datetime':
      return new Date(now + week).toISOString();
    case 'list':
      return [];
    case 'text':
      return texts[name] ?? name;
  }
}
