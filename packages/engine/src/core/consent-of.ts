import { own } from './own.ts';

/**
 * A contact's answer on a channel, or on `channel/category`. An unsubscribed channel speaks for all its categories; else the
 * category's own answer, else the channel's. `undefined` if there is none.
 */
export function consentOf(consent: Readonly<Record<string, string>>, key: string): string | undefined {
  const slash = key.indexOf('/');
  if (slash < 0) return own(consent, key);
  const ofChannel = own(consent, key.slice(0, slash));
  return ofChannel === 'unsubscribed' ? ofChannel : (own(consent, key) ?? ofChannel);
}
