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
  return thirteenLetters(hasher.state, 0) + thirteenLetters(hasher.state, 13);
}

/** In one call each: letter by letter, every step would be a text of its own. */
function thirteenLetters(state: Int32Array, first: number): string {
  const at = (index: number): number => letterAt(state, first + index);
  return String.fromCharCode(at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), at(10), at(11), at(12));
}

/** Five bits each; a letter may stand across two words. */
function letterAt(state: Int32Array, index: number): number {
  const bit = index * 5;
  const shift = 27 - (bit & 31);
  const word = state[bit >>> 5] ?? 0;
  const value = (shift >= 0 ? word >>> shift : (word << -shift) | ((state[(bit >>> 5) + 1] ?? 0) >>> (32 + shift))) & 31;
  // `a` to `z`, then `2` to `7`.
  return value < 26 ? 97 + value : 24 + value;
}
