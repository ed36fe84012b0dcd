import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import type { JsonValue } from './values.ts';

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units and writes numbers as RFC 8785 does', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
    expect(canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
    expect(canonicalJson({ b: [true, null, {}], a: { d: 1, c: [] } })).toBe('{"a":{"c":[],"d":1},"b":[true,null,{}]}');
  });

  it('says the same of equal values, and reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        // fast-check's JSON values are JSON values.
        const json = JSON.parse(JSON.stringify(value)) as JsonValue;
        expect(canonicalJson(json)).toBe(canonicalJson(reversed(json)));
        expect(JSON.parse(canonicalJson(json))).toEqual(json);
      }),
    );
  });

  it('writes texts as the platform does, halves of pairs included', () => {
    const units = fc.array(fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0xd7f0, max: 0xe010 })), { maxLength: 12 });
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        expect(canonicalJson(text)).toBe(JSON.stringify(text));
        expect(canonicalJson({ [text]: text })).toBe(JSON.stringify({ [text]: text }));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps hostile keys as what they are', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"x":1},"constructor":2}') as JsonValue)).toBe(
      '{"__proto__":{"x":1},"b":1,"constructor":2}',
    );
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => canonicalJson([undefined as unknown as JsonValue])).toThrow(TypeError);
    expect(canonicalJson({ a: undefined as unknown as JsonValue, b: 1 })).toBe('{"b":1}');
  });
});

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => reversed(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, field]) => [key, reversed(field)]),
  );
}
