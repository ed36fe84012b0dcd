import { utf8Bytes } from './utf8.ts';

const c1 = 0xcc9e2d51;
const c2 = 0x1b873593;

/** MurmurHash3 (Austin Appleby's, x86, 32 bit) of bytes, as an unsigned number below 2^32. `seed` is 0 if absent. */
export function murmur3(bytes: Uint8Array, seed = 0): number {
  let hash = seed | 0;
  const whole = bytes.length & ~3;
  const at = (index: number): number => bytes[index] ?? 0;
  for (let index = 0; index < whole; index += 4) {
    hash = mix(hash, at(index) | (at(index + 1) << 8) | (at(index + 2) << 16) | (at(index + 3) << 24));
  }
  const rest = bytes.length - whole;
  if (rest > 0) hash ^= scramble(at(whole) | (rest > 1 ? at(whole + 1) << 8 : 0) | (rest > 2 ? at(whole + 2) << 16 : 0));
  return finish(hash, bytes.length);
}

/** `murmur3` over the UTF-8 of texts joined by NUL, divided by 2^32: at least 0, below 1. */
export function hashShare(...texts: readonly string[]): number {
  return shareOf(texts.join('\0'));
}

/**
 * Where a contact falls on [0, 1) for a draw that has to stay the same: a split, the holdout, the rollout.
 *
 * @param seed - The journey's `seed`, or its id.
 * @param contactId - The contact's id, or the enrollment's under `per: "enrollment"`.
 * @param nodeId - The split's id, `#holdout` or `#rollout`.
 */
export function bucket(seed: string, contactId: string, nodeId: string): number {
  return shareOf(`${seed}\0${contactId}\0${nodeId}`);
}

function shareOf(text: string): number {
  return (hashAscii(text) ?? murmur3(utf8Bytes(text))) / 2 ** 32;
}

/** The hash with seed 0 of a text whose UTF-8 is one byte a letter, read where it stands; `undefined` of any other. */
function hashAscii(text: string): number | undefined {
  const { length } = text;
  let hash = 0;
  let block = 0;
  let seen = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    seen |= unit;
    const place = index & 3;
    block |= unit << (place << 3);
    if (place === 3) {
      hash = mix(hash, block);
      block = 0;
    }
  }
  if (seen > 0x7f) return undefined;
  // Without a rest the block is 0, which scrambles to 0.
  return finish(hash ^ scramble(block), length);
}

function mix(hash: number, block: number): number {
  const mixed = hash ^ scramble(block);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number, length: number): number {
  let last = hash ^ length;
  last = Math.imul(last ^ (last >>> 16), 0x85ebca6b);
  last = Math.imul(last ^ (last >>> 13), 0xc2b2ae35);
  return (last ^ (last >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, c1);
  return Math.imul((mixed << 15) | (mixed >>> 17), c2);
}
