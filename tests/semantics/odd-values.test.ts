import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { lastOf, pathOf } from './support/story.ts';
import { refusal, untyped } from './support/refusal.ts';

describe('odd values', () => {
  it.each([
    ['a NUL', 'a\u0000b'],
    ['quotes and line ends', '"\\\r\n\u2028'],
    ['beyond the basic plane', '𝄞 é e\u0301'],
    ['a long text', 'x'.repeat(100_000)],
    ['Liquid', '{{ contact.id }}'],
  ])('%s in an event goes through conditions, updates, templates and the trace unchanged', async (_what, text) => {
    const host = await aHost();
    await host.publish(
      aJourney({
        b: { type: 'branch', cases: [{ id: 'same', when: { left: { entry: 'k' }, op: 'eq', right: text } }], outlets: { same: 'u' } },
        u: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: { entry: 'k' } }], outlets: { next: 'm' } },
        m: { type: 'action', action: 'mail', input: { text: '{{ contact.plan }}' } },
      }),
    );
    await host.event('go', { k: text });
    expect(pathOf(await host.trace())).toEqual(['b:same', 'u:next', 'm:next']);
    expect(lastOf(await host.trace(), 'updated').changes[0]?.to).toBe(text);
    expect(host.calls[0]?.effect.input).toEqual({ text });
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ plan: text });
  });

  it.each([
    [-0, 0],
    [1e21, 1e21],
    [0.1 + 0.2, 0.30000000000000004],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [5e-324, 5e-324],
  ])('the number %s comes back', async (given, kept) => {
    const host = await aHost();
    await host.patch({ set: { orders: given } });
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ orders: kept });
  });

  it('half a surrogate pair becomes U+FFFD, the same in every store', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { key: 'k' } }));
    await host.event('go', { k: 'a\ud800' });
    await host.patch({ set: { plan: '\udfffb' } });
    expect((await host.enrollment()).key).toBe('a\ufffd');
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ plan: '\ufffdb' });
  });

  it('a number that JSON cannot hold is refused', async () => {
    const host = await aHost();
    expect((await refusal(() => host.post('go', { n: Number.NaN }))).code).toBe('event_invalid');
    expect((await refusal(() => host.patch({ increment: { orders: Number.POSITIVE_INFINITY } }))).code).toBe('contact_invalid');
    expect((await refusal(() => host.post('go', untyped({ n: 3n })))).code).toBe('event_invalid');
  });

  it('a key with any character is a key', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { key: 'k', reentry: { mode: 'perKey' } } }));
    for (const k of ['__proto__', 'constructor', 'a b', 'a\u0000b', '😀', '__proto__']) await host.event('go', { k });
    expect(new Set((await host.enrollments()).map((one) => one.key))).toEqual(
      new Set(['__proto__', 'a\u0000b', 'a b', 'constructor', '😀']),
    );
    expect(await host.refusals()).toMatchObject([{ reason: 'reentry' }]);
  });

  it('names of attributes and data such as __proto__ stay data', async () => {
    const host = await aHost();
    await host.engine.upsertContact(untyped(JSON.parse('{"id":"c1","attributes":{"__proto__":{"vip":true},"constructor":1}}')));
    await host.engine.settle();
    const attributes = (await host.engine.contact('c1'))?.attributes ?? {};
    expect(Object.keys(attributes).toSorted()).toEqual(['__proto__', 'constructor']);
    expect('vip' in attributes).toBe(false);
  });

  it('a handler’s strange answers are taken as success without them', async () => {
    for (const answer of [3, 'sent', [], { outcome: 3 }, { data: () => 1 }, { outcome: 'sent', data: { n: Number.NaN } }]) {
      const host = await aHost({ provider: { m: [() => untyped(answer)] } });
      await host.publish(aJourney({ m: { type: 'action', action: 'mail', outlets: { sent: null } } }));
      await host.event('go');
      expect((await host.enrollment()).end).toBe('completed');
    }
  });
});
