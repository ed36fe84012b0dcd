import type { Contact } from '@sojourn/schema';
import type { SimulatorNames } from './simulator-host.ts';

/** What a contact is called: its first name or name where it has one. */
export function contactName(contact: Contact, { words }: Pick<SimulatorNames, 'words'>): string {
  for (const key of ['firstName', 'name', 'company']) {
    const value = contact.attributes !== undefined && Object.hasOwn(contact.attributes, key) ? contact.attributes[key] : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return words('simulator.contact');
}
