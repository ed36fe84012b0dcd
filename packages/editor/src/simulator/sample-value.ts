import type { Field, Instant, JsonValue } from '@sojourn/schema';
import { formatInstant } from '@sojourn/schema';

const people: Readonly<Record<string, string>> = {
  firstName: 'Anna',
  lastName: 'Lind',
  name: 'Anna Lind',
  email: 'anna@example.com',
  phone: '+46 70 123 45 67',
  company: 'Nordic Outdoor',
};

/** A plausible value of a field, so that a sample contact reads like a person and an event like one that happened. */
export function sampleValue(name: string, field: Field, now: Instant): JsonValue {
  const [first] = field.values ?? [];
  if (first !== undefined) return first;
  switch (field.type) {
    case 'number':
      return Math.min(
        field.max ?? Number.POSITIVE_INFINITY,
        Math.max(field.min ?? 0, /total|amount|price|value|revenue/iu.test(name) ? 120 : 1),
      );
    case 'boolean':
      return false;
    case 'date':
      return formatInstant(now + dayMs).slice(0, 10);
    case 'datetime':
      return formatInstant(/last|since|ago/iu.test(name) ? now - dayMs : now + 7 * dayMs);
    case 'list':
      return [];
    case 'text':
      return Object.hasOwn(people, name)
        ? (people[name] ?? name)
        : /url|link/iu.test(name)
          ? 'https://example.com/'
          : /id$/iu.test(name)
            ? `${name.replace(/id$/iu, '') || 'id'}-1`
            : (field.label ?? name);
  }
}

const dayMs = 86_400_000;
