import { createHash } from 'node:crypto';

/** MurmurHash3, x86, 32 bit, seed 0, of the UTF-8 of a text. */
export function murmur(text: string): number {
  const bytes = Buffer.from(text, 'utf8');
  const turn = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
  const mix = (block: number): number => Math.imul(turn(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
  let hash = 0;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) hash = (Math.imul(turn(hash ^ mix(bytes.readInt32LE(at)), 13), 5) + 0xe6546b64) | 0;
  let tail = 0;
  for (let index = bytes.length - 1; index >= at; index -= 1) tail = (tail << 8) | bytes.readUInt8(index);
  hash ^= mix(tail) ^ bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A share from 0 up to 1 of a seed, a subject and a node. */
export function share(seed: string, subject: string, node: string): number {
  return murmur(`${seed}\0${subject}\0${node}`) / 2 ** 32;
}

/** The id of an enrollment (semantics.md, section 1). */
export function enrollmentId(journey: string, contact: string, key: string | null, ordinal: number): string {
  const digest = createHash('sha256')
    .update(['default', journey, contact, key ?? '', String(ordinal)].join('\0'), 'utf8')
    .digest();
  let bits = '';
  for (const byte of digest) bits += byte.toString(2).padStart(8, '0');
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  return Array.from({ length: 26 }, (_, index) => letters[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)]).join('');
}

/** How long to wait after attempt `n` of an effect, in milliseconds. */
export function backoff(key: string, attempt: number, first: number, most: number): number {
  return Math.floor((murmur(`${key}\0${attempt}`) / 2 ** 32) * Math.min(most, first * 2 ** (attempt - 1)));
}
