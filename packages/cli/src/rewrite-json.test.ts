import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '@sojourn/schema';
import { rewriteJson } from './rewrite-json.ts';

const hand = `{
  "name": "A",   "timezone": "UTC",
  "entry": { "triggers": [{ "id": "t", "type": "manual" }], "start": "a" },

  "nodes": {
    "a": { "type": "milestone", "outlets": { "next": "b" } },
    "b": { "type": "exit", "reason": "x\\u0021" }
  },
  "tags": ["one", "two"]
}
`;

interface Hand extends JsonObject {
  readonly entry: { start: string };
  readonly nodes: Record<string, Record<string, JsonValue>>;
  readonly tags: string[];
}

describe('writing a value into a JSON text', () => {
  const changed = (change: (value: Hand) => void): string => {
    // The text above.
    const value = JSON.parse(hand) as Hand;
    change(value);
    return rewriteJson(hand, value);
  };

  it('leaves a text as it is that has the value', () => {
    expect(changed(() => undefined)).toBe(hand);
  });

  it('changes a value where it stands, on its line', () => {
    expect(changed((value) => (value.entry.start = 'b'))).toBe(
      hand
        .replace('  "name": "A",   "timezone": "UTC",\n', '  "name": "A",\n  "timezone": "UTC",\n')
        .replace('"start": "a"', '"start": "b"')
        .replace('},\n\n  "nodes"', '},\n  "nodes"'),
    );
    expect(changed((value) => Object.assign(value.nodes['a'] ?? {}, { name: 'First' }))).toContain(
      '    "a": { "type": "milestone", "outlets": { "next": "b" }, "name": "First" },\n    "b": { "type": "exit", "reason": "x\\u0021" }\n',
    );
  });

  it('writes what is new like what stands beside it', () => {
    const text = changed((value) => Object.assign(value.nodes, { c: { type: 'exit', reason: 'y' } }));
    expect(text).toContain('"reason": "x\\u0021" },\n    "c": { "type": "exit", "reason": "y" }\n');
    expect(changed((value) => value.tags.unshift('zero'))).toContain('"tags": ["zero", "one", "two"]');
  });

  it('always gives a text of the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.constantFrom('', '  ', '\t'), (before, after, indent) => {
        const text = JSON.stringify(before, null, indent);
        // Values of JSON.
        expect(JSON.parse(rewriteJson(text, after as JsonValue))).toEqual(JSON.parse(JSON.stringify(after)));
        expect(rewriteJson(text, JSON.parse(text) as JsonValue)).toBe(text);
      }),
    );
  });
});
