import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucket, murmur3 } from './murmur3.ts';
import { utf8Bytes } from './utf8.ts';

describe('UTF-8', () => {
  it('is what the platform writes, lone surrogates included', () => {
    const units = fc.array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7f0, max: 0xe010 })), { maxLength: 30 });
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
    expect([...utf8Bytes('å€😀\ud800')]).toEqual([...new TextEncoder().encode('å€😀\ufffd')]);
  });
});

describe('MurmurHash3', () => {
  // Vectors as published for the x86 32-bit variant.
  it.each([
    ['', 0, 0x00000000],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['aa', 0x9747b28c, 0x5d211726],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
  ])('of %j with seed %i', (text, seed, hash) => {
    expect(murmur3(utf8Bytes(text), seed)).toBe(hash);
  });

  it('takes bytes above 127 as unsigned', () => {
    expect(murmur3(new Uint8Array([0xff, 0xff, 0xff, 0xff]))).toBe(0x76293b50);
    expect(murmur3(new Uint8Array([0x21, 0x43, 0x65, 0x87]), 0x5082edee)).toBe(0x2362f9de);
  });

  it('is the same whether a text is read as letters or as bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 20 })), (text) => {
        expect(bucket('s', text, 'n')).toBe(murmur3(utf8Bytes(`s\0${text}\0n`)) / 4_294_967_296);
      }),
      { numRuns: 2_000 },
    );
  });

  it('spreads contacts evenly over a draw, and each one always to the same place', () => {
    const draws = Array.from({ length: 20_000 }, (_, index) => bucket('cart-recovery', `c${index}`, 'split'));
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = draws.filter((draw) => Math.floor(draw * 10) === tenth).length;
      expect(Math.abs(share - 2_000)).toBeLessThan(200);
    }
    expect(bucket('s', 'c', 'n')).toBe(murmur3(utf8Bytes('s\0c\0n')) / 4_294_967_296);
  });
});
