import { utf8Bytes } from './utf8.ts';

const c1 = 0xcc9e2d51;
const c2 = 0x1b873593;

/** MurmurHash3 (Austin Appleby's, x86, 32 bit) of bytes, as an unsigned number below 2^32. `seed` is 0 if absent. */
export function murmur3(bytes: Uint8Array, seed = 0): number {
  let hash = seed | 0;
  const whole = bytes.length & ~3;
  const at = (index: number): number => bytes[index] ?? 0;
  for (let index = 0; index < whole; index += 4) {
    const block = at(index) | (at(index + 1) << 8) | (at(index + 2) << 16) | (at(index + 3) << 24);
    hash ^= scramble(block);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  const rest = bytes.length - whole;
  if (rest > 0) hash ^= scramble(at(whole) | (rest > 1 ? at(whole + 1) << 8 : 0) | (rest > 2 ? at(whole + 2) << 16 : 0));
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** `murmur3` over the UTF-8 of texts joined by NUL, divided by 2^32: at least 0, below 1. */
export function hashShare(...texts: readonly string[]): number {
  return murmur3(utf8Bytes(texts.join('\0'))) / 2 ** 32;
}

/**
 * Where a contact falls on [0, 1) for a draw that has to stay the same: a split, the holdout, the rollout.
 *
 * @param seed - The journey's `seed`, or its id.
 * @param contactId - The contact's id, or the enrollment's under `per: "enrollment"`.
 * @param nodeId - The split's id, `#holdout` or `#rollout`.
 */
export function bucket(seed: string, contactId: string, nodeId: string): number {
  return hashShare(seed, contactId, nodeId);
}

function scramble(block: number): number {
  const mixed = Math.imul(block, c1);
  return Math.imul((mixed << 15) | (mixed >>> 17), c2);
}
