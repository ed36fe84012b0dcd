import { utf8Bytes } from '@sojourn/schema';
import { sha256 } from './sha256.ts';

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
  const digest = sha256(utf8Bytes(`${tenant}\0${journeyId}\0${contactId}\0${key ?? ''}\0${ordinal}`));
  const letters: number[] = [];
  let bits = 0;
  let value = 0;
  for (const word of digest) {
    // Two halves, so that what is left over and what comes fit into 32 bits.
    for (const half of [word >>> 16, word & 0xffff]) {
      value = (value << 16) | half;
      bits += 16;
      while (bits >= 5 && letters.length < 26) {
        bits -= 5;
        letters.push(alphabet.charCodeAt((value >>> bits) & 31));
      }
      value &= (1 << bits) - 1;
    }
    if (letters.length === 26) break;
  }
  return String.fromCharCode(...letters);
}
