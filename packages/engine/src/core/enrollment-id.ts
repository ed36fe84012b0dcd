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
  return readId(hasher.state, 0);
}

/** The id that five words hold, five bits a letter. In one call: letter by letter, each step would be a text of its own. */
export function readId(words: Int32Array, first: number): string {
  return String.fromCharCode(
    letterAt(words, first, 0),
    letterAt(words, first, 1),
    letterAt(words, first, 2),
    letterAt(words, first, 3),
    letterAt(words, first, 4),
    letterAt(words, first, 5),
    letterAt(words, first, 6),
    letterAt(words, first, 7),
    letterAt(words, first, 8),
    letterAt(words, first, 9),
    letterAt(words, first, 10),
    letterAt(words, first, 11),
    letterAt(words, first, 12),
    letterAt(words, first, 13),
    letterAt(words, first, 14),
    letterAt(words, first, 15),
    letterAt(words, first, 16),
    letterAt(words, first, 17),
    letterAt(words, first, 18),
    letterAt(words, first, 19),
    letterAt(words, first, 20),
    letterAt(words, first, 21),
    letterAt(words, first, 22),
    letterAt(words, first, 23),
    letterAt(words, first, 24),
    letterAt(words, first, 25),
  );
}

/** A letter of an id; its bits may stand across two words. */
function letterAt(words: Int32Array, first: number, index: number): number {
  const place = first + ((index * 5) >>> 5);
  const shift = 27 - ((index * 5) & 31);
  const word = words[place] ?? 0;
  const value = (shift >= 0 ? word >>> shift : (word << -shift) | ((words[place + 1] ?? 0) >>> (32 + shift))) & 31;
  // `a` to `z`, then `2` to `7`.
  return value < 26 ? 97 + value : 24 + value;
}
