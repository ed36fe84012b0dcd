import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrollmentId } from './enrollment-id.ts';

/** RFC 4648, bit by bit. */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(Number.parseInt(five, 2))).join('');
}

describe('the id of an enrollment', () => {
  it('is the one that another implementation computes', () => {
    const expected = base32(createHash('sha256').update('default\0cart-recovery\0c1\0k1\x001', 'utf8').digest()).slice(0, 26);
    expect(enrollmentId({ tenant: 'default', journeyId: 'cart-recovery', contactId: 'c1', key: 'k1', ordinal: 1 })).toBe(expected);
    expect(expected).toBe('nppwdlly3fxlhsg3yblsaljvmk');
  });

  it('agrees with it for any identity, and takes an absent key for an empty one', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(word, word, word, fc.option(word), fc.integer({ min: 1, max: 1e6 }), (tenant, journeyId, contactId, key, ordinal) => {
        const text = [tenant, journeyId, contactId, key ?? '', ordinal].join('\0');
        const expected = base32(createHash('sha256').update(text, 'utf8').digest()).slice(0, 26);
        expect(enrollmentId({ tenant, journeyId, contactId, key, ordinal })).toBe(expected);
      }),
    );
    const identity = { tenant: 't', journeyId: 'j', contactId: 'c', ordinal: 1 };
    expect(new Set([enrollmentId(identity), enrollmentId({ ...identity, key: null }), enrollmentId({ ...identity, key: '' })]).size).toBe(
      1,
    );
  });
});
