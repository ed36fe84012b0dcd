import type { JsonObject, JsonValue } from '@sojourn/schema';
import { path } from './conditions.ts';
import type { Scope } from './conditions.ts';

// Only `{{ path }}` and `{{ path | default: 'x' }}` are generated: what Liquid makes of them needs no Liquid.

/** A text with its tokens resolved; nothing if one has neither a value nor a fallback. */
export function rendered(template: JsonValue, scope: Scope): string | undefined {
  if (typeof template !== 'string') return JSON.stringify(template);
  let missing = false;
  const text = template.replaceAll(/\{\{ ([\w.]+)(?: \| default: '([^']*)')? \}\}/gu, (_, name: string, fallback: string | undefined) => {
    const value = tokenOf(name, scope) ?? fallback;
    missing ||= value === undefined;
    return typeof value === 'string' ? value : JSON.stringify(value ?? null);
  });
  return missing ? undefined : text;
}

function tokenOf(name: string, { contact, enrollment }: Scope): JsonValue | undefined {
  const [root = '', first = '', ...rest] = name.split('.');
  if (root === 'entry') return path(enrollment.data, [first, ...rest].join('.'));
  if (root === 'result') return path(enrollment.results.get(first) ?? {}, rest.join('.'));
  const zone = contact.timezone === undefined ? {} : { timezone: contact.timezone };
  const shown: JsonObject = { ...contact.attributes, id: contact.id, ...zone };
  return path(shown, [first, ...rest].join('.'));
}
