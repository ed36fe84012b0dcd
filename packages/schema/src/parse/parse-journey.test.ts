import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateProblems } from './parsed.ts';
import { parseCatalog } from './parse-catalog.ts';
import { parseJourney } from './parse-journey.ts';
import { fullJourney } from '../testing/corpus.ts';
import { anyJourney } from '../testing/arbitrary-journey.ts';
import { mutationsOf } from '../testing/mutations.ts';
import type { JsonValue } from '../values.ts';

const minimal = {
  schemaVersion: 1,
  id: 'j',
  name: 'J',
  timezone: 'UTC',
  entry: { triggers: [{ id: 't', type: 'manual' }], reentry: { mode: 'never' }, start: 'n' },
  nodes: { n: { type: 'exit', reason: 'done' } },
};

/** The text of the minimal journey with one node. */
function withNode(node: unknown): string {
  return JSON.stringify({ ...minimal, nodes: { n: node } }, null, 2);
}

/** `code pointer` of each finding, with the suggestion where there is one. */
function found(text: string | object): readonly string[] {
  const parsed = parseJourney(text);
  if (parsed.ok) return [];
  return parsed.problems.map(
    ({ code, pointer, params }) => `${code} ${pointer}${typeof params['suggestion'] === 'string' ? ` → ${params['suggestion']}` : ''}`,
  );
}

const wait = (...until: readonly object[]): object => ({ type: 'wait', until });
const branch = (when: unknown): object => ({ type: 'branch', cases: [{ id: 'a', when }] });

describe('parsing a journey', () => {
  it('gives back what it was given, unknown types and meta untouched', () => {
    const text = JSON.stringify(fullJourney);

    const parsed = parseJourney(text);

    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.ok && JSON.stringify(parsed.journey)).toBe(text);
  });

  it('is undone by serialising, for any journey', () => {
    fc.assert(
      fc.property(anyJourney(), (journey) => {
        const text = JSON.stringify(journey);
        const parsed = parseJourney(new TextEncoder().encode(text));
        expect(parsed.ok && JSON.stringify(parsed.journey)).toBe(text);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('copies an object: what the host does with its own later changes nothing', () => {
    const own = structuredClone(minimal);
    const parsed = parseJourney(own);
    own.name = 'changed';

    expect(parsed.ok && parsed.journey.name).toBe('J');
  });

  it.each([
    {
      what: 'a misspelt field',
      node: { type: 'exit', reson: 'x' },
      is: ['field_missing /nodes/n/reason', 'field_unknown /nodes/n/reson → reason'],
    },
    { what: 'no type', node: { reason: 'x' }, is: ['field_missing /nodes/n/type'] },
    { what: 'a type that is no text', node: { type: 3 }, is: ['type_invalid /nodes/n/type'] },
    { what: 'an outlet that is no id', node: { type: 'exit', reason: 'x', outlets: { a: 1 } }, is: ['type_invalid /nodes/n/outlets/a'] },
    { what: 'outlets of an unknown type that are none', node: { type: 'x.y', outlets: [] }, is: ['type_invalid /nodes/n/outlets'] },
    {
      what: 'a duration in words',
      node: wait({ id: 'a', type: 'duration', duration: '2 days' }),
      is: ['duration_invalid /nodes/n/until/0/duration'],
    },
    {
      what: 'a duration that goes back',
      node: wait({ id: 'a', type: 'duration', duration: '-P2D' }),
      is: ['duration_invalid /nodes/n/until/0/duration'],
    },
    { what: 'a time that no clock shows', node: wait({ id: 'a', type: 'time', at: '24:00' }), is: ['time_invalid /nodes/n/until/0/at'] },
    {
      what: 'a time and a window',
      node: wait({ id: 'a', type: 'time', at: '09:00', window: { from: '09:00', to: '10:00' } }),
      is: ['field_conflict /nodes/n/until/0/window'],
    },
    { what: 'neither time nor window', node: wait({ id: 'a', type: 'time' }), is: ['field_missing /nodes/n/until/0/at'] },
    { what: 'an unknown alternative', node: wait({ id: 'a', type: 'durations' }), is: ['value_unknown /nodes/n/until/0/type → duration'] },
    {
      what: 'an unknown weekday',
      node: wait({ id: 'a', type: 'time', at: '09:00', weekdays: ['monday'] }),
      is: ['value_unknown /nodes/n/until/0/weekdays/0 → mon'],
    },
    {
      what: 'two dates',
      node: wait({ id: 'a', type: 'date', on: { attribute: 'x' } }, { id: 'b', type: 'date', on: { attribute: 'x' } }),
      is: ['date_duplicate /nodes/n/until/1'],
    },
    { what: 'an alternative called past', node: wait({ id: 'past', type: 'event', event: 'x' }), is: ['id_reserved /nodes/n/until/0/id'] },
    {
      what: 'since of another kind',
      node: wait({ id: 'a', type: 'event', event: 'x', since: 'n' }),
      is: ['since_invalid /nodes/n/until/0/since'],
    },
    {
      what: 'a case called else',
      node: { type: 'branch', cases: [{ id: 'else', when: { all: [] } }] },
      is: ['id_reserved /nodes/n/cases/0/id'],
    },
    {
      what: 'two cases with one id',
      node: {
        type: 'switch',
        on: { attribute: 'x' },
        cases: [
          { id: 'a', value: 1 },
          { id: 'a', value: 2 },
        ],
      },
      is: ['id_duplicate /nodes/n/cases/1/id'],
    },
    {
      what: 'an unknown operator',
      node: branch({ left: { attribute: 'x' }, op: 'eqals', right: 1 }),
      is: ['value_unknown /nodes/n/cases/0/when/op'],
    },
    {
      what: 'a misspelt operand',
      node: branch({ left: { atribute: 'x' }, op: 'eq', right: 1 }),
      is: ['field_missing /nodes/n/cases/0/when/left/attribute', 'field_unknown /nodes/n/cases/0/when/left/atribute → attribute'],
    },
    {
      what: 'a bad condition deep inside',
      node: branch({ all: [{ any: [{ not: { left: { tag: 't' }, op: 'eq', rigt: 1 } }] }] }),
      is: ['field_unknown /nodes/n/cases/0/when/all/0/any/0/not/rigt → right'],
    },
    {
      what: 'an operand on the right that is none',
      node: branch({ left: { attribute: 'x' }, op: 'eq', right: { ago: 'yesterday' } }),
      is: ['duration_invalid /nodes/n/cases/0/when/right/ago'],
    },
    { what: 'a condition that is none', node: branch(true), is: ['shape_unknown /nodes/n/cases/0/when'] },
    {
      what: 'a set without an attribute',
      node: { type: 'update', changes: [{ op: 'set', value: 1 }] },
      is: ['field_missing /nodes/n/changes/0/attribute'],
    },
  ])('refuses a node with $what', ({ node, is }) => {
    expect(found(withNode(node)).toSorted()).toEqual(is.toSorted());
  });

  it.each([
    { what: 'a zone nobody knows', change: { timezone: 'Europe/Stokholm' }, is: ['zone_unknown /timezone'] },
    { what: 'the contact’s zone without a fallback', change: { timezone: 'contact' }, is: ['field_missing /fallbackTimezone'] },
    { what: 'a day that no year has', change: { blockedDates: ['02-30'] }, is: ['date_invalid /blockedDates/0'] },
    { what: 'a day that this year does not have', change: { expiresOn: '2027-02-29' }, is: ['date_invalid /expiresOn'] },
    { what: 'another schema version', change: { schemaVersion: 2 }, is: ['schema_version_newer /schemaVersion'] },
    { what: 'a node id with a dot', change: { nodes: { 'a.b': { type: 'exit', reason: '' } } }, is: ['id_invalid /nodes/a.b'] },
    { what: 'more than all held out', change: { entry: { ...minimal.entry, holdout: 101 } }, is: ['number_out_of_range /entry/holdout'] },
    {
      what: 'a cron of six fields',
      change: { entry: { ...minimal.entry, triggers: [{ id: 't', type: 'schedule', cron: '0 0 9 * * 1', when: { all: [] } }] } },
      is: ['cron_invalid /entry/triggers/0/cron'],
    },
    {
      what: 'a rule without a frequency',
      change: { entry: { ...minimal.entry, triggers: [{ id: 't', type: 'schedule', rrule: 'BYDAY=MO', when: { all: [] } }] } },
      is: ['rrule_invalid /entry/triggers/0/rrule'],
    },
    {
      what: 'two triggers with one id',
      change: {
        entry: {
          ...minimal.entry,
          triggers: [
            { id: 't', type: 'manual' },
            { id: 't', type: 'journey' },
          ],
        },
      },
      is: ['id_duplicate /entry/triggers/1/id'],
    },
    {
      what: 'an unknown trigger',
      change: { entry: { ...minimal.entry, triggers: [{ id: 't', type: 'evnt' }] } },
      is: ['value_unknown /entry/triggers/0/type → event'],
    },
    { what: 'nodes that are a list', change: { nodes: [] }, is: ['type_invalid /nodes'] },
  ])('refuses $what', ({ change, is }) => {
    expect(found({ ...minimal, ...change })).toEqual(is);
  });

  it('names node and outlet, and the line and column of the value, or of the key that should not be there', () => {
    const text = withNode({ type: 'exit', reason: 'x', outlets: { out: 7 }, extra: 1 });

    const parsed = parseJourney(text);

    expect(parsed.ok ? [] : parsed.problems).toEqual([
      {
        code: 'type_invalid',
        severity: 'error',
        pointer: '/nodes/n/outlets/out',
        nodeId: 'n',
        outlet: 'out',
        line: 23,
        column: 16,
        params: { expected: 'string', found: 'number' },
      },
      { code: 'field_unknown', severity: 'error', pointer: '/nodes/n/extra', nodeId: 'n', line: 25, column: 7, params: { field: 'extra' } },
    ]);
  });

  it('locates what is missing at the container that lacks it', () => {
    const text = '{\n  "schemaVersion": 1\n}';

    expect(locateProblems(text, [{ code: 'x', severity: 'error', pointer: '/entry/start', params: {} }])).toMatchObject([
      { line: 1, column: 1 },
    ]);
  });

  it('returns at most a hundred findings, in the order of the text', () => {
    const nodes = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`n${index}`, { type: 'exit' }]));

    const parsed = parseJourney(JSON.stringify({ ...minimal, nodes }));

    const columns = parsed.ok ? [] : parsed.problems.map((problem) => problem.column ?? 0);
    expect(columns).toHaveLength(100);
    expect(columns).toEqual(columns.toSorted((a, b) => a - b));
  });

  it('says what is wrong within a list of conditions, however much it is', () => {
    const wrong = Array.from({ length: 40 }, () => ({ left: { attribute: 'x' }, op: 'eqals', right: 1 }));

    expect(found(withNode(branch({ all: wrong })))).toEqual(wrong.map((_, index) => `value_unknown /nodes/n/cases/0/when/all/${index}/op`));
  });

  it('tells the first hundred faults of a list that is wrong from end to end, and looks no further', () => {
    const wrong = Array.from({ length: 40_000 }, () => ({}));

    const findings = found(withNode(branch({ any: wrong })));

    expect(findings).toHaveLength(100);
    expect(findings[0]).toContain('/nodes/n/cases/0/when/any/0');
    expect(findings.some((finding) => finding.includes('/any/100'))).toBe(false);
  });

  it('refuses more nodes than the limit, which a host may raise', () => {
    const nodes = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`n${index}`, { type: 'exit', reason: 'x' }]));

    expect(found({ ...minimal, nodes })).toEqual(['document_too_many_nodes /nodes']);
    expect(parseJourney({ ...minimal, nodes }, { limits: { nodes: 3_000 } }).ok).toBe(true);
  });

  it('lets ids be the names of prototypes’ members', () => {
    const text = withNode({ type: 'exit', reason: 'x' }).replace('"n": {', '"toString": {').replace('"start": "n"', '"start": "valueOf"');

    expect(parseJourney(text).ok).toBe(true);
  });

  it('never throws, and every refusal of a mutated document is located', () => {
    let refused = 0;
    let index = 0;
    // A journey is JSON.
    for (const { value } of mutationsOf(fullJourney as unknown as JsonValue)) {
      // Every seventh: all of them take a while, and the JSON Schema's test has them.
      if (index++ % 7 !== 0) continue;
      const parsed = parseJourney(JSON.stringify(value));
      if (parsed.ok) continue;
      refused++;
      for (const problem of parsed.problems)
        expect(problem).toMatchObject({ line: expect.any(Number), column: expect.any(Number), code: expect.any(String) });
    }
    expect(refused).toBeGreaterThan(500);
  });

  it('never throws on texts that were cut, flipped or glued', () => {
    const text = JSON.stringify(fullJourney, null, 1);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), fc.string({ maxLength: 3 }), (from, to, glue) => {
        const parsed = parseJourney(text.slice(0, from) + glue + text.slice(to));
        if (parsed.ok) return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        expect(parsed.problems.length).toBeLessThanOrEqual(100);
        for (const problem of parsed.problems) expect(problem.line).toBeGreaterThan(0);
      }),
      { numRuns: 2_000, seed: 8 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  });
});

describe('parsing a catalog', () => {
  it('says where it is wrong', () => {
    const parsed = parseCatalog('{"catalogVersion":1,"attributes":{"a":{"type":"nummer"}},"evnts":{}}');

    expect(parsed.ok ? [] : parsed.problems.map(({ code, pointer, line, column }) => [code, pointer, line, column])).toEqual([
      ['value_unknown', '/attributes/a/type', 1, 47],
      ['field_unknown', '/evnts', 1, 58],
    ]);
  });
});
