import type { Consent } from '../values.ts';
import { ownField } from './operand.ts';

/**
 * A contact's consent on `channel` or `channel/category`: an unsubscribed channel always counts; else the category's own value if
 * there is one, else the channel's.
 */
export function consentOn(consent: Readonly<Record<string, Consent>> | undefined, key: string): Consent | undefined {
  const slash = key.indexOf('/');
  if (slash === -1) return ownField(consent, key);
  const ofChannel = ownField(consent, key.slice(0, slash));
  return ofChannel === 'unsubscribed' ? ofChannel : (ownField(consent, key) ?? ofChannel);
}
