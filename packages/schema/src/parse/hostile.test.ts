import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromPointer } from '../guard/pointer.ts';
import type { Problem } from '../problem.ts';
import { fullJourney } from '../testing/corpus.ts';
import { hostilePlaces, hostileValues } from '../testing/hostile-values.ts';
import { parseCatalog } from './parse-catalog.ts';
import { parseJourney } from './parse-journey.ts';
import { parsePolicy } from './parse-policy.ts';

const example = (name: string): string => readFileSync(new URL(`../../../../journeys/${name}.json`, import.meta.url), 'utf8');

/** What every object and list inherits, and where the language keeps it. */
function inherited(): readonly unknown[] {
  return [Object.prototype, Array.prototype, String.prototype, Function.prototype].map((prototype) => [
    Reflect.ownKeys(prototype),
    Object.getPrototypeOf(prototype),
  ]);
}

/** What is wrong with where a refusal says that the trouble is; `undefined` where nothing is. */
function misplaced(problems: readonly Problem[], text: string): string | undefined {
  if (problems.length === 0 || problems.length > 100) return `${problems.length} findings`;
  const lines = text.split('\n');
  for (const { code, pointer, line, column } of problems) {
    const width = lines[(line ?? 0) - 1]?.length;
    const isInside = width !== undefined && column !== undefined && column >= 1 && column <= width + 1;
    if (!/^[a-z]+(_[a-z]+)+$/.test(code)) return `a code ${code}`;
    if (fromPointer(pointer) === undefined) return `a pointer ${pointer}`;
    if (!isInside) return `${code} at ${line}:${column}`;
  }
  return undefined;
}

/** The text of the full journey with another text in the place of one value, and where that begins. */
function withText(pointer: string, text: string): { readonly document: string; readonly from: number } {
  const marker = 'here it is';
  const document = structuredClone(fullJourney) as unknown;
  const path = fromPointer(pointer) ?? [];
  const last = path.at(-1);
  if (last === undefined) return { document: text, from: 0 };
  // The places are those of the full journey: each part but the last leads to an object or a list.
  const container = path.slice(0, -1).reduce((value, part) => (value as Record<string, unknown>)[part], document) as Record<
    string,
    unknown
  >;
  if (!Object.hasOwn(container, last)) throw new Error(`the full journey has no ${pointer}`);
  container[last] = marker;
  const [before = '', after = ''] = JSON.stringify(document, null, 2).split(`"${marker}"`);
  return { document: before + text + after, from: before.length };
}

describe('a hostile document', () => {
  it('comes in four hundred kinds', () => {
    expect(new Set(hostileValues.map(({ text }) => text)).size * new Set(hostilePlaces).size).toBe(400);
  });

  describe.each(hostilePlaces.map((pointer) => ({ pointer })))('with its trouble at "$pointer"', ({ pointer }) => {
    it.each(hostileValues)('is refused for $what, there', ({ text, code }) => {
      const before = inherited();
      const { document, from } = withText(pointer, text);

      const parsed = parseJourney(document);

      const [first] = parsed.ok ? [] : parsed.problems;
      expect(first?.code).toBe(code);
      expect(`${first?.pointer}/`.startsWith(`${pointer}/`)).toBe(true);
      expect(misplaced(parsed.ok ? [] : parsed.problems, document)).toBeUndefined();
      const at = offsetOf(document, first);
      expect(at >= from && at < from + text.length).toBe(true);
      expect(inherited()).toEqual(before);
    });
  });
});

describe('a valid document that was changed at random', () => {
  const documents = [
    ...['cart-recovery', 'ebook-to-demo', 'lead-scoring', 'newsletter', 'trial-onboarding', 'webinar', 'welcome-3'].map((name) => ({
      name,
      text: example(name),
      parse: parseJourney,
    })),
    { name: 'everything', text: JSON.stringify(fullJourney, null, 1), parse: parseJourney },
    { name: 'catalog', text: example('catalog'), parse: parseCatalog },
    { name: 'policy', text: example('policy'), parse: parsePolicy },
  ];
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    '\n',
    '\u0000',
    '\ud800',
    '1e999',
    'null',
    '"__proto__":',
    '"\\u005f_proto__":{},',
  ];
  // Not `fc.double`, which gives next to nothing but the very start.
  const share = fc.integer({ min: 0, max: 99_999 }).map((part) => part / 100_000);
  const change = fc.record({
    how: fc.constantFrom('cut', 'insert', 'double', 'truncate'),
    at: share,
    length: fc.integer({ min: 1, max: 40 }),
    piece: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })),
  });
  const damage = fc.array(change, { minLength: 1, maxLength: 3 });
  // Stays JSON, and may mean something else.
  const swaps = fc.array(fc.record({ how: fc.constant('swap'), at: share, other: share }), { minLength: 1, maxLength: 2 });
  const runs = 2_000;

  it('starts from what is accepted', () => {
    for (const { text, parse } of documents) expect(parse(text)).toMatchObject({ ok: true });
  });

  it('comes to twenty thousand', () => {
    expect(documents.length * runs).toBe(20_000);
  });

  it.each(documents)('is read or refused, located, and changes no prototype: $name', ({ text, parse }) => {
    const before = inherited();
    const counts = { accepted: 0, notJson: 0, wrongShape: 0 };
    fc.assert(
      fc.property(fc.oneof(damage, swaps), (changes) => {
        const changed = changes.reduce(applyChange, text);
        const parsed = parse(changed);
        if (parsed.ok) counts.accepted += 1;
        else {
          counts[parsed.problems.some(({ code }) => code === 'json_invalid') ? 'notJson' : 'wrongShape'] += 1;
          const wrong = misplaced(parsed.problems, changed);
          if (wrong !== undefined) throw new Error(wrong);
        }
      }),
      { numRuns: runs, seed: 3 },
    );
    expect(inherited()).toEqual(before);
    expect(counts.accepted + counts.notJson + counts.wrongShape).toBe(runs);
    // Each fate is common: nothing of this is shown by one kind of change alone.
    expect(Math.min(counts.accepted, counts.notJson, counts.wrongShape)).toBeGreaterThan(runs / 20);
  });
});

type Change =
  | {
      readonly how: 'cut' | 'insert' | 'double' | 'truncate';
      /** Where, from 0 for the start to 1 for the end. */
      readonly at: number;
      readonly length: number;
      readonly piece: string;
    }
  | {
      readonly how: 'swap';
      readonly at: number;
      /** Where what is put there comes from. */
      readonly other: number;
    };

function applyChange(text: string, change: Change): string {
  if (change.how === 'swap') return swapValue(text, change.at, change.other);
  const from = Math.floor(change.at * text.length);
  const end = Math.min(text.length, from + change.length);
  switch (change.how) {
    case 'cut':
      return text.slice(0, from) + text.slice(end);
    case 'insert':
      return text.slice(0, from) + change.piece + text.slice(from);
    case 'double':
      return text.slice(0, end) + text.slice(from);
    case 'truncate':
      return text.slice(0, from);
  }
}

/** Puts one text, number or word of a document in the place of another; keys stay. */
function swapValue(text: string, at: number, other: number): string {
  const tokens = [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g)].filter(
    ({ index, 0: token }) => text[index + token.length] !== ':',
  );
  const to = tokens[Math.floor(at * tokens.length)];
  const from = tokens[Math.floor(other * tokens.length)];
  if (to === undefined || from === undefined) return text;
  return text.slice(0, to.index) + from[0] + text.slice(to.index + to[0].length);
}

/** UTF-16 code units from the start of the text to where the problem says it is. */
function offsetOf(text: string, problem: Problem | undefined): number {
  const lines = text.split('\n').slice(0, (problem?.line ?? 0) - 1);
  return lines.reduce((sum, line) => sum + line.length + 1, 0) + (problem?.column ?? 0) - 1;
}
