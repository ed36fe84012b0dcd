import { describe, expect, it } from 'vitest';
import { handOver, aTarget, journeysOf, reasons } from './support/a-hand-over.ts';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { pathOf } from './support/story.ts';

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
