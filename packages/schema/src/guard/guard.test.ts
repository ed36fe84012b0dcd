import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem.ts';
import { guardDocument } from './guard.ts';
import { defaultLimits } from './limits.ts';

function problemsOf(input: unknown, limits = {}): readonly Problem[] {
  const guarded = guardDocument(input, limits);
  return guarded.ok ? [] : guarded.problems;
}

/** `code pointer line:column` of each finding. */
function found(input: unknown, limits = {}): readonly string[] {
  return problemsOf(input, limits).map(
    ({ code, pointer, line, column }) => `${code} ${pointer}${line === undefined ? '' : ` ${line}:${column}`}`,
  );
}

describe('guarding a text', () => {
  it.each([
    { what: 'a key twice', text: '{"a":1,\n "a":2}', is: ['key_duplicate /a 2:2'] },
    { what: 'a key twice, in two spellings', text: '{"a":1,"\\u0061":2}', is: ['key_duplicate /a 1:8'] },
    { what: '__proto__', text: '{"x":[{"__proto__":{}}]}', is: ['key_forbidden /x/0/__proto__ 1:8'] },
    { what: '__proto__ in escapes', text: '{"\\u005f\\u005Fproto\\u005f_":1}', is: ['key_forbidden /__proto__ 1:2'] },
    {
      what: 'constructor and prototype',
      text: '{"constructor":{"prototype":1}}',
      is: ['key_forbidden /constructor 1:2', 'key_forbidden /constructor/prototype 1:17'],
    },
    { what: 'a number beyond floating point', text: '[1e999,-1e999]', is: ['number_not_finite /0 1:2', 'number_not_finite /1 1:8'] },
    { what: 'a whole number that is not kept exactly', text: '{"n":9007199254740993}', is: ['number_unsafe /n 1:6'] },
    { what: 'a byte order mark', text: '\uFEFF{}', is: ['byte_order_mark  1:1'] },
    { what: 'half of a pair', text: '["\\ud800"]', is: ['text_not_unicode /0 1:2'] },
    { what: 'half of a pair, unescaped', text: '["a\udc00"]', is: ['text_not_unicode /0 1:2'] },
    { what: 'nesting', text: '['.repeat(70), is: [`document_too_deep ${'/0'.repeat(64)} 1:65`] },
    { what: 'a comma too many', text: '[1,\n]', is: ['json_invalid /0 2:1'] },
    { what: 'no end', text: '{"a":', is: ['json_invalid /a 1:6'] },
    { what: 'nothing', text: '', is: ['json_invalid  1:1'] },
    { what: 'more than one value', text: '{} {}', is: ['json_invalid  1:4'] },
    { what: 'a leading zero', text: '[01]', is: ['json_invalid /0 1:2'] },
    { what: 'a line break in a text', text: '["a\nb"]', is: ['json_invalid /0 1:4'] },
  ])('finds $what', ({ text, is }) => {
    expect(found(text)).toEqual(is);
  });

  it('lets pairs, escapes and every kind of value through', () => {
    const text = '{"a":[-0.5e-3,true,false,null,"\\ud83d\\ude00 😀 \\n\\/"],"toString":{},"":[],"hasOwnProperty":{"a":1}}';

    expect(guardDocument(text)).toEqual({ ok: true, value: JSON.parse(text), text });
  });

  it('accepts exactly the grammar of JSON', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\\',
      '"',
      '\t',
      '\u00a0',
      'x',
    ];
    const seen = { good: 0, bad: 0 };
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join('')),
          fc.json({ maxDepth: 4 }),
        ),
        (text) => {
          const isJson = parses(text);
          const codes = problemsOf(text).map((problem) => problem.code);
          seen[isJson ? 'good' : 'bad']++;
          expect(codes.includes('json_invalid')).toBe(!isJson);
        },
      ),
      { numRuns: 20_000, seed: 5 },
    );
    expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(3_000);
  });

  it('collects what is wrong with the content, up to the limit', () => {
    const text = `[${Array.from({ length: 300 }, () => '1e999').join(',')}]`;

    expect(problemsOf(text)).toHaveLength(100);
    expect(problemsOf(text, { problems: 3 })).toHaveLength(3);
  });

  it('counts bytes, values, keys and texts', () => {
    expect(found('"ää"', { bytes: 5 })).toEqual(['document_too_large  1:1']);
    expect(found('"ää"', { bytes: 6 })).toEqual([]);
    expect(found('"😀"', { bytes: 5 })).toEqual(['document_too_large  1:1']);
    expect(found('"😀"', { bytes: 6 })).toEqual([]);
    expect(found('[1,2,3]', { values: 3 })).toEqual(['document_too_many_values /2 1:6']);
    expect(found('{"abcd":1}', { keyLength: 3 })).toEqual([expect.stringMatching(/^key_too_long/)]);
    expect(found('["abcd"]', { textLength: 3 })).toEqual(['text_too_long /0 1:2']);
  });

  it.each([
    { what: 'a million lists in each other', text: '['.repeat(1_000_000) },
    { what: 'half a million empty lists', text: `[${'[],'.repeat(500_000)}[]]` },
    { what: 'one long text', text: `["${'a'.repeat(1_900_000)}"]` },
    { what: 'one long key', text: `{"${'a'.repeat(1_900_000)}":1}` },
    { what: 'one long number', text: `[${'9'.repeat(1_900_000)}]` },
    { what: 'backslashes', text: `["${'\\\\'.repeat(900_000)}` },
    { what: 'keys twice, over and over', text: `{${'"a":1,'.repeat(300_000)}"a":1}` },
    { what: 'spaces', text: ' '.repeat(1_900_000) },
    { what: 'far too much', text: ' '.repeat(50_000_000) },
  ])('refuses $what at once, and located', ({ text }) => {
    const start = performance.now();

    const problems = problemsOf(text);

    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({ line: 1, column: expect.any(Number) });
    // The figure is 100 ms in a quiet run; here other suites run beside.
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('guarding bytes', () => {
  it('reads UTF-8 as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const json = JSON.stringify(text);
        expect(guardDocument(new TextEncoder().encode(json))).toEqual(guardDocument(json));
      }),
      { seed: 2 },
    );
  });

  it('refuses exactly what a strict decoder refuses', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0x22, 0xc3, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xa0, 0x8f, 0x90, 0xbf)), {
          maxLength: 6,
        }),
        (list) => {
          const bytes = new Uint8Array(list);
          const isUtf8 = succeeds(() => decoder.decode(bytes));
          expect(problemsOf(bytes).some((problem) => problem.code === 'encoding_invalid')).toBe(!isUtf8);
        },
      ),
      { numRuns: 20_000, seed: 4 },
    );
  });

  it('says which byte, and where', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{\n "ä": "'), 0xff]);

    expect(problemsOf(bytes)).toEqual([
      { code: 'encoding_invalid', severity: 'error', pointer: '', line: 2, column: 8, params: { byte: 10 } },
    ]);
  });
});

describe('guarding an object', () => {
  const cyclic: Record<string, unknown> = { a: 1 };
  cyclic['self'] = cyclic;
  class Thing {
    readonly x = 1;
  }

  it.each([
    { what: 'a cycle', input: { a: [cyclic] }, is: ['value_cyclic /a/0/self'] },
    { what: 'a function', input: { a: () => 1 }, is: ['value_not_json /a'] },
    { what: 'a date', input: { a: new Date(0) }, is: ['value_not_json /a'] },
    { what: 'a map', input: new Map([['a', 1]]), is: ['value_not_json '] },
    { what: 'an instance', input: { a: new Thing() }, is: ['value_not_json /a'] },
    { what: 'a bigint', input: [1n], is: ['value_not_json /0'] },
    { what: 'NaN', input: { n: [Number.NaN, Infinity] }, is: ['number_not_finite /n/0', 'number_not_finite /n/1'] },
    { what: 'nothing in a list', input: [undefined], is: ['value_not_json /0'] },
    { what: 'nothing at all', input: undefined, is: ['value_not_json '] },
    {
      what: 'a getter that throws',
      input: {
        get a(): number {
          throw new Error('no');
        },
      },
      is: ['value_unreadable /a'],
    },
    {
      what: 'a proxy that throws',
      input: {
        a: new Proxy(
          {},
          {
            ownKeys: () => {
              throw new Error('no');
            },
          },
        ),
      },
      is: ['value_unreadable /a'],
    },
    {
      what: 'a proxy that throws at every question',
      input: new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('no');
          },
        },
      ),
      is: ['value_unreadable '],
    },
    { what: '__proto__ as an own key', input: JSON.parse('{"__proto__":{"a":1}}') as unknown, is: ['key_forbidden /__proto__'] },
    {
      what: 'a list that is nothing but long',
      input: Object.assign([], { length: 4_000_000_000 }),
      is: Array.from({ length: 100 }, (_, index) => `value_not_json /${index}`),
    },
  ])('finds $what', ({ input, is }) => {
    expect(found(input)).toEqual(is);
  });

  it('copies what is JSON and leaves out members that are undefined', () => {
    const input = { a: undefined, b: [1, { c: 'x' }], [Symbol('s')]: 1 };

    const guarded = guardDocument(input);

    expect(guarded).toEqual({ ok: true, value: { b: [1, { c: 'x' }] } });
    expect(guarded.ok && guarded.value).not.toBe(input);
  });

  it('reads each member once: what was checked is what is used', () => {
    let reads = 0;
    const input = {
      get a(): number | string {
        return reads++ === 0 ? 1 : 'changed';
      },
    };

    expect(guardDocument(input)).toEqual({ ok: true, value: { a: 1 } });
    expect(reads).toBe(1);
  });

  it('ends at the depth, however deep it goes', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];

    expect(found(deep)).toEqual([`document_too_deep ${'/0'.repeat(defaultLimits.depth)}`]);
  });

  it('agrees with the text of the same value', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), (value) => {
        const text = JSON.stringify(value);
        const ofText = guardDocument(text);
        const ofObject = guardDocument(value);
        expect(ofObject.ok).toBe(ofText.ok);
        expect(JSON.stringify(ofObject.ok && ofObject.value)).toBe(JSON.stringify(ofText.ok && ofText.value));
      }),
      { numRuns: 2_000, seed: 9 },
    );
  });

  it('never throws and never touches a prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withSparseArray: true, withMap: true, withDate: true, withBigInt: true }),
        (input) => {
          guardDocument(input);
        },
      ),
      { numRuns: 2_000, seed: 6 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
  });
});

function parses(text: string): boolean {
  return succeeds(() => JSON.parse(text));
}

function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
