import { utf8Bytes } from '@sojourn/schema';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { Sha256 } from './sha256.ts';

function hex({ state }: Sha256): string {
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

it('is SHA-256 as the platform computes it, around every end of a block, one after the other on one object', () => {
  const hasher = new Sha256();
  for (let length = 0; length <= 260; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 255);
    hasher.hash(bytes);
    expect(hex(hasher)).toBe(createHash('sha256').update(bytes).digest('hex'));
    const text = 'x'.repeat(length);
    expect(hasher.hashAscii(text)).toBe(true);
    expect(hex(hasher)).toBe(createHash('sha256').update(text).digest('hex'));
  }
});

it('is SHA-256 of any text, and says which it does not read letter by letter', () => {
  const hasher = new Sha256();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const isAscii = hasher.hashAscii(text);
      expect(isAscii).toBe(utf8Bytes(text).length === text.length);
      if (!isAscii) hasher.hash(utf8Bytes(text));
      expect(hex(hasher)).toBe(createHash('sha256').update(text).digest('hex'));
    }),
    { numRuns: 1_000 },
  );
});
