import type { Catalog, Journey } from '@sojourn/schema';

/** A value that a message can show: its Liquid path and its name. */
export interface TokenChoice {
  readonly path: string;
  readonly label: string;
  readonly group: 'contact' | 'entry';
}

const plainName = /^[A-Za-z_][\w-]*$/;

/** What a message may show: the contact's attributes, and the data of the events that let contacts in. */
export function tokenChoices(catalog: Catalog, journey?: Journey): readonly TokenChoice[] {
  const attributes = Object.entries(catalog.attributes ?? {}).map(([name, field]) => ({
    path: pathOf('contact', name),
    label: field.label ?? name,
    group: 'contact' as const,
  }));
  const fields = new Map<string, TokenChoice>();
  for (const trigger of journey?.entry.triggers ?? []) {
    if (trigger.type !== 'event' && trigger.type !== 'absence') continue;
    const event = Object.hasOwn(catalog.events ?? {}, trigger.event) ? catalog.events?.[trigger.event] : undefined;
    for (const [name, field] of Object.entries(event?.data ?? {})) {
      fields.set(name, { path: pathOf('entry', name), label: field.label ?? name, group: 'entry' });
    }
  }
  return [...attributes, ...fields.values()];
}

function pathOf(root: string, name: string): string {
  return plainName.test(name) ? `${root}.${name}` : `${root}['${name.replace(/['{}]/g, '')}']`;
}
