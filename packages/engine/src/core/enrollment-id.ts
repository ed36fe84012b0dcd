import { sha256 } from '@noble/hashes/sha2.js';
import { utf8Bytes } from '@sojourn/schema';

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
 */
export function enrollmentId({ tenant, journeyId, contactId, key, ordinal }: EnrollmentIdentity): string {
  const digest = sha256(utf8Bytes([tenant, journeyId, contactId, key ?? '', String(ordinal)].join('\0')));
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of digest) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < 26) {
      bits -= 5;
      text += alphabet.charAt((value >>> bits) & 31);
    }
    if (text.length === 26) break;
    value &= (1 << bits) - 1;
  }
  return text;
}
