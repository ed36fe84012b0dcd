import { runScenario } from '@sojourn/engine';
import { parseJourney } from '@sojourn/schema';
import type { Journey } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { anApproval } from './support/a-task.ts';
import { shopCatalog } from './support/shop-catalog.ts';
import { pathOf } from './support/story.ts';

/** A node that hands over to a journey. */
function handOver(journey: string, more: object = {}): object {
  return { type: 'enroll', journey, ...more };
}

/** A journey that others hand over to. */
function aTarget(nodes: object, more: { readonly [field: string]: unknown; readonly entry?: object } = {}): object {
  return aJourney(nodes, { id: 'target', ...more, entry: { triggers: [{ id: 'handed', type: 'journey' }], ...more.entry } });
}

/** The journeys of all enrollments, in the order in which they began. */
async function journeysOf(host: Host): Promise<readonly string[]> {
  return (await host.enrollments()).map(({ journeyId }) => journeyId);
}

function parsed(document: object): Journey {
  const read = parseJourney(document);
  if (!read.ok) throw new Error(`It does not parse: ${read.problems[0]?.code ?? ''}`);
  return read.journey;
}

async function reasons(host: Host): Promise<readonly (readonly string[])[]> {
  return (await host.refusals()).map(({ journeyId, trigger, reason }) => [journeyId, trigger, reason]);
}

describe('handing over', () => {
  it('lets the contact in by the journey trigger, and goes on', async () => {
    const host = await aHost();
    await host.publish(aTarget({ t: aDay }));
    await host.publish(aJourney({ over: handOver('target', { outlets: { next: 'rest' } }), rest: aDay }));
    await host.event('go');
    expect(await host.story(0)).toEqual(['entered t', 'arrived over', 'decided over next', 'arrived rest', 'parked rest']);
    expect(await host.story(1)).toEqual(['entered handed', 'arrived t', 'parked t']);
    expect(await host.enrollment(1)).toMatchObject({ journeyId: 'target', key: null, ordinal: 1, enteredAt: '2026-03-02T09:00:00.000Z' });
  });

  it('hands over literals, templates and operands, which the other journey reads as its entry', async () => {
    const host = await aHost();
    await host.knows({ attributes: { firstName: 'Bo', orders: 3, interests: ['a', 'b'] } });
    const data = {
      text: 'Dear {{ contact.firstName }}',
      deep: { list: ['{{ entry.total }}', 1, null, true] },
      orders: { attribute: 'orders' },
      interests: { attribute: 'interests' },
      total: { entry: 'total' },
      by: { trigger: true },
      zero: 0,
    };
    await host.publish(
      aTarget({
        say: act('hook', {
          input: { text: '{{ entry.text }}', item: '{{ entry.deep.list[0] }}', n: '{{ entry.orders | plus: 1 }}', by: '{{ entry.by }}' },
        }),
        who: {
          type: 'branch',
          cases: [
            {
              id: 'big',
              when: {
                all: [
                  { left: { entry: 'total' }, op: 'gt', right: 99 },
                  { left: { trigger: true }, op: 'eq', right: 'handed' },
                ],
              },
            },
          ],
        },
      }),
    );
    await host.publish(aJourney({ over: handOver('target', { key: 'order-{{ entry.n }}', data }) }));
    await host.event('go', { total: 140, n: 7 });
    expect(host.calls[0]?.effect.input).toEqual({ text: 'Dear Bo', item: '140', n: '4', by: 't' });
    expect(await host.enrollment(1)).toMatchObject({ journeyId: 'target', key: 'order-7' });
  });

  it('is read by conditions with the types it was handed over with', async () => {
    const host = await aHost();
    await host.publish(
      aTarget({
        who: {
          type: 'branch',
          cases: [{ id: 'big', when: { left: { entry: 'total' }, op: 'gt', right: 99 } }],
          outlets: { big: 'b', else: null },
        },
        b: aDay,
      }),
    );
    await host.publish(aJourney({ over: handOver('target', { data: { total: { entry: 'total' } } }) }));
    await host.event('go', { total: 140 });
    expect(pathOf(await host.trace(1))).toEqual(['who:big']);
  });

  it.each([
    ['a number', 12.5, '12.5'],
    ['a truth', true, 'true'],
    ['a text', 'a b', 'a b'],
    ['an empty text', '', null],
    ['a list', ['a'], null],
    ['nothing', null, null],
    ['an operand', { entry: 'n' }, '3'],
    ['a template', '{{ entry.n }}-{{ entry.k | default: "x" }}', '3-x'],
    ['a template of nothing', "{{ entry.k | default: '' }}", null],
  ])('takes %s as key', async (_what, key, expected) => {
    const host = await aHost();
    await host.publish(aTarget({ t: aDay }, { entry: { key: 'other' } }));
    await host.publish(aJourney({ over: handOver('target', { key }) }));
    await host.event('go', { n: 3 });
    expect((await host.enrollment(1)).key).toBe(expected);
  });

  it('without a key, the other journey finds its own in the data', async () => {
    const host = await aHost();
    await host.publish(aTarget({ t: aDay }, { entry: { key: 'cart.id', reentry: { mode: 'perKey' } } }));
    await host.publish(aJourney({ over: handOver('target', { data: { cart: { id: 42 } } }) }));
    await host.event('go');
    await host.event('go');
    expect((await host.enrollments({ journeyId: 'target' })).map(({ key }) => key)).toEqual(['42']);
    expect(await reasons(host)).toEqual([['target', 'handed', 'reentry']]);
  });

  it.each([
    { key: '{{ contact.plan }}' },
    { key: { attribute: 'plan' } },
    { data: { a: { attribute: 'plan' } } },
    { data: { a: { b: ['{{ result.over.x }}'] } } },
    { data: { ok: 1, a: { entry: 'k' } } },
  ])('parks what cannot be resolved, hands nothing over, and is tried again: %j', async (more) => {
    const host = await aHost();
    await host.publish(aTarget({ t: aDay }));
    await host.publish(aJourney({ over: handOver('target', { ...more, outlets: { next: 'rest' } }), rest: aDay }));
    await host.event('go');
    expect(await host.story()).toEqual(['entered t', 'arrived over', 'failed over render_failed']);
    expect(await host.enrollment()).toMatchObject({ status: 'failed', nodeId: 'over' });
    expect(await journeysOf(host)).toEqual(['j']);
    if (!JSON.stringify(more).includes('plan')) return;
    await host.patch({ set: { plan: 'pro' } });
    await host.engine.retry({ enrollmentId: (await host.enrollment()).id, by: 'op' });
    await host.engine.settle();
    expect(await journeysOf(host)).toEqual(['j', 'target']);
    expect((await host.enrollment()).nodeId).toBe('rest');
  });

  it('hands over names that objects have of their own', async () => {
    const host = await aHost();
    await host.publish(aTarget({ say: act('hook', { input: { text: '{{ entry.valueOf }}{{ entry.toString }}' } }) }));
    await host.publish(aJourney({ over: handOver('target', { data: { valueOf: 'a', toString: 'b' } }) }));
    await host.event('go');
    expect(host.calls[0]?.effect.input).toEqual({ text: 'ab' });
  });
});

describe('a hand-over is refused', () => {
  it.each([
    { what: 'a journey without a journey trigger', entry: { triggers: [{ id: 'm', type: 'manual' }] } },
    { what: 'a journey of events', entry: { triggers: [{ id: 'e', type: 'event', event: 'ping' }] } },
  ])('by $what', async ({ entry }) => {
    const host = await aHost();
    await host.publish(aTarget({ t: aDay }, { entry }));
    await host.publish(aJourney({ over: handOver('target', { outlets: { next: 'rest' } }), rest: aDay }));
    await host.event('go');
    expect(await journeysOf(host)).toEqual(['j']);
    expect(await reasons(host)).toEqual([['target', 'journey', 'no_trigger']]);
    // Who hands over goes on all the same.
    expect((await host.enrollment()).nodeId).toBe('rest');
  });

  it('by one that is archived, or that nobody has published', async () => {
    const host = await aHost();
    await host.publish(aTarget({ t: aDay }));
    await host.engine.archive('target');
    await host.publish(aJourney({ over: handOver('target', { outlets: { next: 'on' } }), on: handOver('nowhere') }));
    await host.event('go');
    expect(await journeysOf(host)).toEqual(['j']);
    expect(await reasons(host)).toEqual([['target', 'journey', 'no_trigger']]);
    expect((await host.engine.refusals({ contactId: 'c1', journeyId: 'nowhere' })).rows).toMatchObject([
      { journeyId: 'nowhere', trigger: 'journey', reason: 'no_trigger' },
    ]);
  });

  it('by the rules of entry of the other journey, like any entry', async () => {
    const host = await aHost();
    const criteria = { left: { attribute: 'vip' }, op: 'eq', right: true };
    await host.publish(aTarget({ t: aDay }, { entry: { criteria, reentry: { mode: 'never' } } }));
    await host.publish(aJourney({ over: handOver('target') }));
    await host.event('go');
    await host.patch({ set: { vip: true } });
    await host.event('go');
    await host.event('go');
    expect(await reasons(host)).toEqual([
      ['target', 'handed', 'criteria'],
      ['target', 'handed', 'reentry'],
    ]);
    expect((await host.enrollments({ journeyId: 'target' })).length).toBe(1);
  });

  it('by a call of enroll, which is no hand-over', async () => {
    const host = await aHost();
    await host.publish(aTarget({ t: aDay }));
    await host.engine.enroll({ journeyId: 'target', contactId: 'c1' });
    await host.engine.settle();
    expect(await reasons(host)).toEqual([['target', 'manual', 'no_trigger']]);
  });

  it('to the second of two journey triggers: the first has taken it', async () => {
    const host = await aHost();
    const triggers = [
      { id: 'one', type: 'journey' },
      { id: 'two', type: 'journey' },
    ];
    await host.publish(aTarget({ t: aDay }, { entry: { triggers } }));
    await host.publish(aJourney({ over: handOver('target') }));
    await host.event('go');
    expect(await reasons(host)).toEqual([['target', 'two', 'duplicate']]);
    expect((await host.story(1))[0]).toBe('entered one');
  });
});

describe('the order of hand-overs', () => {
  it('is behind the input, after it has let everybody in and they have walked, first in first out, with changes', () => {
    const up = { type: 'update', changes: [{ op: 'increment', attribute: 'orders', value: 1 }], outlets: { next: 'second' } };
    const journeys = [
      aJourney({ one: handOver('target', { outlets: { next: 'up' } }), up, second: handOver('target') }, { id: 'high', priority: 5 }),
      aJourney({ x: aDay }, { id: 'low' }),
      aJourney({ x: aDay }, { id: 'changed', entry: { triggers: [{ id: 'c', type: 'attribute', attribute: 'orders' }] } }),
      aTarget({ t: aDay }, { priority: 9 }),
    ].map(parsed);
    const scenario = { name: 's', start: '2026-03-02T09:00:00Z', contact: { id: 'c1' }, script: [{ event: 'go' }] };
    const { traces } = runScenario(journeys, scenario, { catalog: shopCatalog });
    expect(traces.map(({ journeyId }) => journeyId)).toEqual(['high', 'low', 'target', 'changed', 'target']);
  });

  it('begins effects when all that was queued is done, by priority', async () => {
    const host = await aHost();
    await host.publish(aTarget({ say: act('hook') }, { priority: 9 }));
    await host.publish(aJourney({ over: handOver('target', { outlets: { next: 'mine' } }), mine: act('hook') }));
    await host.event('go');
    expect(host.calls.map(({ node }) => node)).toEqual(['say', 'mine']);
  });

  it('lets a journey that hands over to itself end first', async () => {
    const host = await aHost();
    const when = { left: { entry: 'n' }, op: 'lt', right: 3, orMissing: true };
    const triggers = [
      { id: 't', type: 'event', event: 'go' },
      { id: 'again', type: 'journey' },
    ];
    await host.publish(
      aJourney(
        { who: { type: 'branch', cases: [{ id: 'more', when }], outlets: { more: 'over' } }, over: handOver('j', { data: { n: 3 } }) },
        { entry: { triggers, reentry: { mode: 'afterExit' } } },
      ),
    );
    await host.event('go', { n: 1 });
    expect((await host.enrollments()).map(({ ordinal, status }) => [ordinal, status])).toEqual([
      [1, 'ended'],
      [2, 'ended'],
    ]);
    expect(await reasons(host)).toEqual([]);
  });

  it('judges those that are parked by what is handed over to another journey no more than by anything else', async () => {
    const host = await aHost();
    await host.publish(aJourney({ over: handOver('target') }));
    await host.publish(aTarget({ ask: anApproval() }));
    await host.publish(aJourney({ w: aDay }, { id: 'beside', entry: { triggers: [{ id: 'p', type: 'event', event: 'ping' }] } }));
    await host.event('ping');
    await host.event('go');
    const beside = (await host.enrollments({ journeyId: 'beside' }))[0];
    expect(beside).toMatchObject({ status: 'live', nodeId: 'w' });
    expect((await host.engine.tasks()).rows).toHaveLength(1);
  });
});

describe('a control', () => {
  it('hands nothing over', async () => {
    const host = await aHost();
    const goal = { name: 'G', when: { event: 'paid' }, within: 'P5D', onReached: 'exit' };
    await host.publish(aTarget({ t: aDay }));
    await host.publish(aJourney({ over: handOver('target') }, { goal, entry: { holdout: 100 } }));
    await host.event('go');
    await host.pass('P9D');
    expect(await journeysOf(host)).toEqual(['j']);
    expect(await host.enrollment()).toMatchObject({ control: true, end: 'control' });
  });
});

describe('journeys that hand over to each other for ever', () => {
  const back = (id: string, to: string): object =>
    aJourney(
      { over: handOver(to) },
      {
        id,
        entry: {
          triggers: [
            { id: 'in', type: 'journey' },
            { id: 'go', type: 'event', event: 'go' },
          ],
        },
      },
    );

  it('stop after a thousand steps, and nothing is lost: an operator goes on', async () => {
    const host = await aHost();
    // One is begun by the event; the other only by the first.
    await host.publish(back('a', 'b'));
    await host.publish(aJourney({ over: handOver('a') }, { id: 'b', entry: { triggers: [{ id: 'in', type: 'journey' }] } }));
    await host.event('go');
    const { rows: failed } = await host.engine.enrollments({ status: 'failed' });
    expect(failed).toMatchObject([{ journeyId: 'a', nodeId: 'over', ordinal: 501 }]);
    const [stopped] = failed;
    const trace = await host.engine.trace(stopped?.id ?? '');
    expect(trace.map(({ kind }) => kind)).toEqual(['entered', 'failed']);
    expect(trace.at(-1)).toMatchObject({ kind: 'failed', code: 'step_limit', nodeId: 'over' });
    const count = async (): Promise<number> => {
      let found = 0;
      let after: string | undefined;
      do {
        const page = await host.engine.enrollments({ status: 'ended', limit: 1_000, ...(after === undefined ? {} : { after }) });
        found += page.rows.length;
        after = page.next;
      } while (after !== undefined);
      return found;
    };
    expect(await count()).toBe(1_000);
    await host.engine.retry({ enrollmentId: stopped?.id ?? '', by: 'op' });
    await host.engine.settle();
    expect(await count()).toBe(2_000);
  });

  it('stop too where each asks twice', async () => {
    const host = await aHost();
    const twice = (id: string, to: string): object =>
      aJourney(
        { one: handOver(to, { outlets: { next: 'two' } }), two: handOver(to) },
        { id, entry: { triggers: [{ id: 'in', type: 'journey' }, ...(id === 'a' ? [{ id: 'go', type: 'event', event: 'go' }] : [])] } },
      );
    await host.publish(twice('a', 'b'));
    await host.publish(twice('b', 'a'));
    await host.event('go');
    // A thousand nodes are five hundred enrollments; every other one that was asked for stands where it begins.
    const { rows: failed } = await host.engine.enrollments({ status: 'failed', limit: 1_000 });
    const { rows: ended } = await host.engine.enrollments({ status: 'ended', limit: 1_000 });
    expect([ended.length, failed.length]).toEqual([500, 501]);
    expect(new Set(failed.map(({ nodeId }) => nodeId))).toEqual(new Set(['one']));
  });
});
