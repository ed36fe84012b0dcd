import { utf8Bytes } from '@sojourn/schema';
import { Sha256 } from './sha256.ts';

/** What makes an enrollment the one it is. */
export interface EnrollmentIdentity {
  readonly tenant: string;
  readonly journeyId: string;
  readonly contactId: string;
  /** The entry key; absent or empty if the journey has none. */
  readonly key?: string | null | undefined;
  /** Counts the enrollments of the same journey, contact and key, from 1. */
  readonly ordinal: number;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The opaque id of an enrollment: the first 26 characters of the lower-case base32 (RFC 4648) of the SHA-256 of what makes it
 * the one it is. It holds no contact data, and the same enrollment gets the same id wherever it is computed.
 *
 * @param hasher - One that is at hand, where many ids are made.
 */
export function enrollmentId(identity: EnrollmentIdentity, hasher: Sha256 = new Sha256()): string {
  const { tenant, journeyId, contactId, key, ordinal } = identity;
  const text = `${tenant}\0${journeyId}\0${contactId}\0${key ?? ''}\0${ordinal}`;
  if (!hasher.hashAscii(text)) hasher.hash(utf8Bytes(text));
  const { state } = hasher;
  let id = '';
  for (let index = 0; index < 26; index += 1) {
    // Five bits each; a letter may stand across two words.
    const bit = index * 5;
    const shift = 27 - (bit & 31);
    const word = state[bit >>> 5] ?? 0;
    const value = shift >= 0 ? word >>> shift : (word << -shift) | ((state[(bit >>> 5) + 1] ?? 0) >>> (32 + shift));
    id += alphabet[value & 31] ?? '';
  }
  return id;
}
