import { describe, expect, it } from 'vitest';
import { checkJourney } from '../checks/check-journey.ts';
import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { parseJourney } from '../parse/parse-journey.ts';
import { aJourney } from '../testing/a-journey.ts';
import { fullCatalog, fullJourney } from '../testing/corpus.ts';
import { applyOperation } from './apply-operation.ts';
import { copyFragment } from './fragment.ts';
import type { Operation } from './operation.ts';
import { parseFragment } from './parse-fragment.ts';
import { pasteFragment } from './paste-fragment.ts';

const point = (next: string | null, more: object = {}): JourneyNode => ({ type: 'milestone', outlets: { next }, ...more });

/** `who` goes to `deal` (then `mail`, `after`) or to `other`; both meet at `join`. */
const base: Journey = aJourney({
  nodes: {
    who: { type: 'branch', cases: [{ id: 'yes', when: { all: [] } }], outlets: { yes: 'deal', else: 'other' } },
    deal: { type: 'action', action: 'send_email', outlets: { next: 'after', failed: 'alarm' } },
    alarm: point('join'),
    after: point('join'),
    other: point('join'),
    join: point('end'),
    end: { type: 'exit', reason: 'done' },
  },
  layout: { pins: { deal: { x: 1, y: 2 }, join: { x: 3, y: 4 } } },
});

function applied(operation: Operation, journey: Journey = base): Journey {
  const result = applyOperation(journey, operation);
  expect(result).toMatchObject({ ok: true });
  if (!result.ok) return journey;
  const back = applyOperation(result.journey, result.inverse);
  expect(back.ok && JSON.stringify(back.journey)).toBe(JSON.stringify(journey));
  return result.journey;
}

const codes = (operation: Operation, journey: Journey = base): readonly string[] => {
  const result = applyOperation(journey, operation);
  return result.ok ? [] : result.problems.map(({ code }) => code);
};
const edges = (journey: Journey): object => Object.fromEntries(Object.entries(journey.nodes).map(([id, node]) => [id, node.outlets]));

function chance(...draws: number[]): () => number {
  let index = 0;
  return () => draws[index++ % draws.length] ?? 0;
}

describe('appending', () => {
  it('puts a step at the end of the path that a step begins', () => {
    const open = applied({ op: 'connect', at: { nodeId: 'other', outlet: 'next' }, to: null });

    expect(applied({ op: 'append', after: 'other', nodeId: 'new', node: point(null) }, open).nodes['other']?.outlets).toEqual({
      next: 'new',
    });
  });

  it('builds a journey from nothing', () => {
    const empty = aJourney({ nodes: {} });
    const one = applied({ op: 'append', nodeId: 'a', node: { type: 'milestone' } }, empty);
    const two = applied({ op: 'append', nodeId: 'b', node: { type: 'exit', reason: 'done' } }, one);

    expect(two.entry.start).toBe('a');
    expect(edges(two)).toEqual({ a: { next: 'b' }, b: undefined });
    expect(codes({ op: 'append', nodeId: 'c', node: { type: 'milestone' } }, two)).toEqual(['outlet_none_open']);
  });

  it('refuses a path that goes round', () => {
    const round = aJourney({ nodes: { a: point('b'), b: point('a') } });

    expect(codes({ op: 'append', nodeId: 'c', node: { type: 'milestone' } }, round)).toEqual(['outlet_none_open']);
    expect(codes({ op: 'append', after: 'nobody', nodeId: 'c', node: { type: 'milestone' } }, round)).toEqual(['node_unknown']);
  });
});

describe('moving a branch', () => {
  it('takes along what hangs on it and joins the rest at the new place', () => {
    const moved = applied({ op: 'move', nodeId: 'deal', at: { nodeId: 'join', outlet: 'next' }, branch: true });

    expect(edges(moved)).toEqual({
      who: { yes: 'join', else: 'other' },
      deal: { next: 'after', failed: 'alarm' },
      alarm: { next: 'end' },
      after: { next: 'end' },
      other: { next: 'join' },
      join: { next: 'deal' },
      end: undefined,
    });
    expect(moved.layout).toEqual(base.layout);
  });

  it('leaves it where it is at its own place', () => {
    const moved = applied({ op: 'move', nodeId: 'deal', at: { nodeId: 'who', outlet: 'yes' }, branch: true });

    expect(edges(moved)).toEqual(edges(base));
  });

  it('goes to the start, with everything behind it', () => {
    const moved = applied({ op: 'move', nodeId: 'other', at: 'start', branch: true });

    expect(moved.entry.start).toBe('other');
    expect(moved.nodes['other']?.outlets).toEqual({ next: 'who' });
    expect(moved.nodes['who']?.outlets).toEqual({ yes: 'deal', else: 'join' });
  });

  it('keeps loops inside the branch, and leads on from its open end', () => {
    const looped = aJourney({
      nodes: {
        a: { type: 'branch', cases: [{ id: 'yes', when: { all: [] } }], outlets: { yes: 'ask', else: 'z' } },
        ask: { type: 'task', title: 'Ask', assignee: 'ann', outlets: { overdue: 'ask' } },
        z: point(null),
      },
    });

    const moved = applied({ op: 'move', nodeId: 'ask', at: { nodeId: 'a', outlet: 'else' }, branch: true }, looped);

    expect(moved.nodes['ask']?.outlets).toEqual({ overdue: 'ask', next: 'z' });
    expect(moved.nodes['a']?.outlets).toEqual({ yes: null, else: 'ask' });
  });

  it.each(['after', 'alarm'])('refuses a place inside itself, at %s', (nodeId) => {
    expect(codes({ op: 'move', nodeId: 'deal', at: { nodeId, outlet: 'next' }, branch: true })).toEqual(['place_in_itself']);
  });
});

describe('renaming', () => {
  const named: Journey = {
    ...fullJourney,
    nodes: {
      ...fullJourney.nodes,
      told: {
        type: 'action',
        action: 'send_email',
        input: {
          subject: 'result.mail.x is {{ result.mail.messageId }} and {{ result["mail"].a }} {% if myresult.mail.b %}result.mail{% endif %}',
          deep: [{ text: "{{ result['mail-2'].a | append: result.mail-2.b }}" }],
        },
      },
      pass: {
        type: 'enroll',
        journey: 'welcome',
        key: '{{ result.mail.messageId }}',
        data: { a: { result: 'mail.messageId' }, b: '{{ result.mail.x }}' },
      },
      test: { type: 'branch', cases: [{ id: 'x', when: { left: { result: 'mail.messageId' }, op: 'exists' } }], outlets: { x: 'mail' } },
    },
  };

  it('takes everything along that names the step', () => {
    const renamed = applied({ op: 'rename', nodeId: 'mail', to: 'letter' }, named);

    const text = JSON.stringify(renamed);
    expect(parseJourney(text)).toMatchObject({ ok: true });
    expect(text.match(/"(?:node:)?mail[".]/g)).toBe(null);
    expect(renamed.nodes['wait']).toMatchObject({ until: [{}, {}, {}, {}, { since: 'node:letter', of: 'letter' }, {}] });
    expect(renamed.nodes['told']).toMatchObject({
      input: {
        subject:
          'result.mail.x is {{ result.letter.messageId }} and {{ result["letter"].a }} {% if myresult.mail.b %}result.mail{% endif %}',
        deep: [{ text: "{{ result['mail-2'].a | append: result.mail-2.b }}" }],
      },
    });
    expect(renamed.nodes['pass']).toMatchObject({
      key: '{{ result.letter.messageId }}',
      data: { a: { result: 'letter.messageId' }, b: '{{ result.letter.x }}' },
    });
    expect(renamed.layout?.pins).toEqual({ letter: { x: 0.5, y: -3 } });
    expect(Object.keys(renamed.nodes).indexOf('letter')).toBe(Object.keys(named.nodes).indexOf('mail'));
    // Nothing points into the void that did not before.
    const unknown = (journey: Journey): number =>
      checkJourney(journey, { catalog: fullCatalog }).filter(({ code }) => code === 'node_unknown' || code === 'target_unknown').length;
    expect(unknown(renamed)).toBe(unknown(named));
  });

  it.each([
    { to: 'who', code: 'id_duplicate' },
    { to: 'a.b', code: 'id_invalid' },
    { to: '__proto__', code: 'key_forbidden' },
  ])('refuses $to', ({ to, code }) => {
    expect(codes({ op: 'rename', nodeId: 'deal', to })).toEqual([code]);
  });
});

describe('pinning', () => {
  it('makes room for the first pin, and lets go again', () => {
    const { layout: _, ...bare } = base;
    const pinned = applied({ op: 'pin', nodeId: 'deal', at: { x: 7, y: 8 } }, bare);

    expect(pinned.layout).toEqual({ pins: { deal: { x: 7, y: 8 } } });
    expect(applied({ op: 'pin', nodeId: 'deal', at: null }, pinned).layout).toEqual({ pins: {} });
    expect(applied({ op: 'pin', nodeId: 'deal', at: null }, bare)).toEqual(bare);
    expect(codes({ op: 'pin', nodeId: 'nobody', at: null })).toEqual(['node_unknown']);
  });
});

describe('copying and pasting', () => {
  const source: Journey = {
    ...base,
    nodes: {
      ...base.nodes,
      deal: { type: 'action', action: 'send_email', input: { text: '{{ result.deal.a }} {{ result.join.a }}' }, outlets: { next: 'rest' } },
      rest: { type: 'wait', until: [{ id: 'next', type: 'event', event: 'e', since: 'node:deal', of: 'join' }], outlets: { next: 'join' } },
    },
  };

  it('keeps the edges inside and opens those that leave', () => {
    const fragment = copyFragment(source, ['rest', 'deal']);

    expect(fragment).toEqual({
      fragment: 1,
      start: 'deal',
      nodes: { deal: source.nodes['deal'], rest: { ...source.nodes['rest'], outlets: { next: null } } },
    });
    expect(copyFragment(source, ['nobody', 'toString'])).toBe(undefined);
  });

  it('gives fresh ids, to what names the copied steps too, and leads on', () => {
    const fragment = copyFragment(source, ['deal', 'rest']);
    expect(fragment).toBeDefined();
    if (fragment === undefined) return;

    const pasted = applied(
      pasteFragment(source, fragment, { at: { nodeId: 'other', outlet: 'next' }, random: chance(0, 0.5, 0.9) }),
      source,
    );

    const [deal = '', rest = ''] = Object.keys(pasted.nodes).filter((id) => source.nodes[id] === undefined);
    expect([deal, rest].every((id) => /^(?:deal|rest)-[2-9a-z]{4}$/.test(id))).toBe(true);
    expect(pasted.nodes['other']?.outlets).toEqual({ next: deal });
    expect(pasted.nodes[deal]).toMatchObject({ input: { text: `{{ result.${deal}.a }} {{ result.join.a }}` }, outlets: { next: rest } });
    expect(pasted.nodes[rest]).toMatchObject({ until: [{ since: `node:${deal}`, of: 'join' }], outlets: { next: 'join' } });
    expect(parseJourney(pasted)).toEqual({ ok: true, journey: pasted });
  });

  it('pastes twice, a copy of a copy too, without ids that grow', () => {
    let journey = source;
    let ids: readonly string[] = ['deal', 'rest'];
    for (let round = 0; round < 4; round++) {
      const fragment = copyFragment(journey, ids);
      if (fragment === undefined) throw new Error('nothing copied');
      const before = journey;
      journey = applied(pasteFragment(journey, fragment, { random: chance(round / 5, 0.3, 0.01, 0.99) }), journey);
      ids = Object.keys(journey.nodes).filter((id) => before.nodes[id] === undefined);
      expect(ids).toHaveLength(2);
    }
    expect(ids.every((id) => id.length <= 'deal-1234'.length)).toBe(true);
  });

  it.each([
    { what: 'an id that is taken', operation: { op: 'paste', nodes: { deal: point(null) }, start: 'deal' }, code: 'id_duplicate' },
    { what: 'a start that is not in it', operation: { op: 'paste', nodes: { x: point(null) }, start: 'deal' }, code: 'node_unknown' },
    {
      what: 'a way on from elsewhere',
      operation: { op: 'paste', nodes: { x: point(null) }, start: 'x', through: { nodeId: 'deal', outlet: 'next' } },
      code: 'place_outside',
    },
    {
      what: 'a way on that the step does not have',
      operation: { op: 'paste', nodes: { x: point(null) }, start: 'x', at: 'start', through: { nodeId: 'x', outlet: 'no' } },
      code: 'outlet_unknown',
    },
  ] as const)('refuses $what', ({ operation, code }) => {
    expect(codes(operation)).toEqual([code]);
  });

  it.each([
    { what: 'no JSON', text: 'hello', code: 'json_invalid' },
    { what: 'something else', text: '{"a":1}', code: 'field_missing' },
    { what: 'a step that does not parse', text: '{"fragment":1,"start":"a","nodes":{"a":{"type":"exit"}}}', code: 'field_missing' },
    { what: 'a start that it does not have', text: '{"fragment":1,"start":"toString","nodes":{}}', code: 'fragment_empty' },
    { what: 'the prototype', text: '{"fragment":1,"start":"a","nodes":{"__proto__":{"type":"milestone"}}}', code: 'key_forbidden' },
  ])('does not take $what from a clipboard', ({ text, code }) => {
    const parsed = parseFragment(text);

    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.code)).toContain(code);
  });

  it('takes its own copies from a clipboard', () => {
    const fragment = copyFragment(source, ['deal', 'rest']);

    expect(parseFragment(JSON.stringify(fragment))).toEqual({ ok: true, fragment });
  });
});
