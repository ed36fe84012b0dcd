import { NotSentError } from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Behaviour, Host } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { murmur3 } from './support/bucket.ts';
import { shopCatalog } from './support/shop-catalog.ts';
import { lastOf, pathOf } from './support/story.ts';

const notSent: Behaviour = () => {
  throw new NotSentError('Busy', { code: 'busy' });
};
const unsure: Behaviour = () => {
  throw new Error('socket hang up');
};

function act(action: string, more: object = {}): object {
  return { type: 'action', action, ...more };
}

describe('consent', () => {
  const policy = { policyVersion: 1, categories: { transactional: { consent: false } } } as const;

  it.each([
    { consent: { email: 'subscribed' }, sends: true },
    { consent: { email: 'unsubscribed' }, sends: false },
    { consent: {}, sends: false },
    { consent: { email: 'subscribed', 'email/marketing': 'unsubscribed' }, sends: false },
    { consent: { email: 'unsubscribed', 'email/marketing': 'subscribed' }, sends: false },
    { consent: { 'email/marketing': 'subscribed' }, sends: true },
    { consent: { email: 'subscribed', 'email/offers': 'unsubscribed' }, sends: true },
    { consent: { email: 'subscribed', 'email/offers': 'unsubscribed' }, category: 'offers', sends: false },
    { consent: { email: 'subscribed', 'email/marketing': 'unsubscribed' }, category: 'offers', sends: true },
  ] as const)('$consent for a message of $category: $sends', async ({ consent, category, sends }: { consent: object; category?: string; sends: boolean }) => {
    const host = await aHost({ policy });
    await host.knows({ consent: consent as Record<string, 'subscribed'> });
    await host.publish(aJourney({ m: act('mail', category === undefined ? {} : { category }) }));
    await host.event('go');
    expect(host.calls).toHaveLength(sends ? 1 : 0);
    if (!sends) expect(lastOf(await host.trace(), 'effect.withheld').reason).toBe('consent');
  });

  it('is not asked for by a channel without consent, nor by a category free of it', async () => {
    const host = await aHost({ policy });
    await host.knows({ consent: {} });
    await host.publish(aJourney({ p: act('push', { outlets: { next: 'r' } }), r: act('receipt', { outlets: { next: 'h' } }), h: act('hook') }));
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['p', 'r', 'h']);
  });

  it('withheld goes by withheld, or by next where that is open', async () => {
    for (const [outlets, path] of [
      [{ next: 'n', withheld: 'w' }, 'm:withheld'],
      [{ next: 'n' }, 'm:next'],
    ] as const) {
      const host = await aHost();
      await host.knows({ consent: {} });
      await host.publish(aJourney({ m: act('mail', { outlets }), n: waitFor('ping'), w: waitFor('pong') }));
      await host.event('go');
      expect(pathOf(await host.trace())).toEqual([path]);
      expect((await host.story()).slice(1, 6)).toEqual(['arrived m', 'effect.requested m', 'parked m', 'effect.withheld m consent', `woke m ${path.slice(2)} by result`]);
    }
  });

  it('an unsubscribe between attempts withholds', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    await host.patch({ consent: { email: 'unsubscribed' } });
    await host.pass('P1D');
    expect(host.calls).toHaveLength(1);
    expect((await host.story()).slice(-3)).toEqual(['effect.withheld m consent', 'woke m next by result', 'ended m completed']);
  });
});

describe('a request', () => {

  it('is what the handler gets', async () => {
    const host = await aHost({ provider: { h: [() => ({ data: { score: 8 } })] } });
    await host.knows({ attributes: { firstName: 'Ann' }, consent: { email: 'subscribed' }, timezone: 'Europe/Paris' });
    await host.publish(
      aJourney({
        h: act('hook', { outlets: { next: 'm' } }),
        m: act('mail', {
          input: { subject: 'Hi {{ contact.firstName }}', deep: [{ n: '{{ entry.n }}', s: '{{ result.h.score }}' }], keep: 3, who: '{{ contact.timezone }} {{ contact.id }}' },
        }),
      }),
    );
    await host.event('go', { n: 4 });
    const { id } = await host.enrollment();
    expect(host.calls[1]?.effect).toEqual({
      key: `default:${id}:m:1`,
      action: 'mail',
      input: { subject: 'Hi Ann', deep: [{ n: '4', s: '8' }], keep: 3, who: 'Europe/Paris c1' },
      contactId: 'c1',
      contact: expect.objectContaining({ id: 'c1', timezone: 'Europe/Paris', attributes: { firstName: 'Ann' }, consent: { email: 'subscribed' } }),
      journeyId: 'j',
      version: 1,
      nodeId: 'm',
      enrollmentId: id,
      channel: 'email',
      category: 'marketing',
    });
    expect(host.calls[0]?.effect.channel).toBeUndefined();
    expect(host.calls[1]?.key).toBe(`default:${id}:m:1`);
  });

  it.each([
    { text: 'Hi {{ contact.firstName }}', withheld: true },
    { text: 'Hi {{ contact.firstName | default: "you" }}', withheld: false },
    { text: '{% if contact.firstName %}x{% endif %}', withheld: false },
    { text: '{{ entry.nothing }}', withheld: true },
    { text: '{{ result.m.messageId }}', withheld: true },
  ])('$text is withheld as render_failed: $withheld', async ({ text, withheld }) => {
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail', { input: { text } }) }));
    await host.event('go');
    expect(host.calls).toHaveLength(withheld ? 0 : 1);
    if (withheld) expect(lastOf(await host.trace(), 'effect.withheld').reason).toBe('render_failed');
  });

  it('counts visits in its key', async () => {
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: { ...aDay, outlets: { next: 'm' } } }));
    await host.event('go');
    await host.pass('P2D');
    const { id } = await host.enrollment();
    expect(host.calls.map((call) => call.key)).toEqual([1, 2, 3].map((visit) => `default:${id}:m:${visit}`));
  });

  it('that is due after another of one instant sees what the first one’s input changed', async () => {
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail') }, { id: 'a', priority: 1 }));
    await host.publish(
      aJourney({ u: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: 'pro' }] } }, { id: 'b' }),
    );
    await host.event('go');
    expect(host.calls[0]?.effect.contact.attributes).toEqual({ plan: 'pro' });
  });
});

describe('an outcome', () => {
  const outlets = { next: 'n', sent: 's' };
  it.each([
    { outcome: 'sent', path: 'm:sent' },
    { outcome: 'bounced', path: 'm:next' },
    { outcome: 'weird', path: 'm:next' },
    { outcome: undefined, path: 'm:next' },
    { outcome: 'failed', path: 'm:next' },
    { outcome: 'withheld', path: 'm:next' },
  ])('$outcome goes by $path', async ({ outcome, path }) => {
    const host = await aHost({ provider: { m: [() => (outcome === undefined ? undefined : { outcome })] } });
    await host.publish(aJourney({ m: act('mail', { outlets: { ...outlets, failed: 's', withheld: 's' } }), n: waitFor('ping'), s: waitFor('pong') }));
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual([path]);
    expect(lastOf(await host.trace(), 'effect.completed')).toMatchObject({ outcome: outcome ?? null });
  });

  it('carries data to conditions and to the trace', async () => {
    const host = await aHost({ provider: { h: [() => ({ outcome: 'ok', data: { score: 8 } })] } });
    await host.publish(
      aJourney({
        h: act('hook', { outlets: { next: 'b' } }),
        b: { type: 'branch', cases: [{ id: 'high', when: { left: { result: 'h.score' }, op: 'gt', right: 5 } }], outlets: {} },
      }),
    );
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['h:next', 'b:high']);
    const { id } = await host.enrollment();
    expect(lastOf(await host.trace(), 'effect.completed')).toEqual({
      seq: 6,
      at: '2026-03-02T09:00:00.000Z',
      kind: 'effect.completed',
      nodeId: 'h',
      visit: 1,
      key: `default:${id}:h:1`,
      outcome: 'ok',
      data: { score: 8 },
    });
  });
});

describe('a sure failure', () => {
  it('is retried after the delay of the formula, five attempts by default, then failed', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    await host.pass('P2D');
    const { id } = await host.enrollment();
    const key = `default:${id}:m:1`;
    const expected = ['2026-03-02T09:00:00.000Z'];
    let at = Date.parse('2026-03-02T09:00:00Z');
    for (const n of [1, 2, 3, 4]) {
      at += Math.floor((murmur3(`${key}\0${n}`) / 2 ** 32) * Math.min(3_600_000, 60_000 * 2 ** (n - 1)));
      expected.push(new Date(at).toISOString());
    }
    expect(host.calls.map((call) => call.at)).toEqual(expected);
    expect(host.calls.map((call) => call.attempt)).toEqual([1, 2, 3, 4, 5]);
    expect(host.calls.every((call) => call.key === key)).toBe(true);
    expect((await host.story()).slice(3)).toEqual([
      'parked m',
      'effect.begun m 1',
      'effect.retried m 2',
      'effect.begun m 2',
      'effect.retried m 3',
      'effect.begun m 3',
      'effect.retried m 4',
      'effect.begun m 4',
      'effect.retried m 5',
      'effect.begun m 5',
      'effect.failed m busy',
      'failed m busy',
    ]);
    expect(lastOf(await host.trace(), 'effect.retried')).toMatchObject({ key, attempt: 5, dueAt: expected[4] });
    expect(await host.enrollment()).toMatchObject({ status: 'failed', nodeId: 'm' });
    expect('end' in (await host.enrollment())).toBe(false);
  });

  it('by the node’s own retry', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 3, first: 'PT1H', most: 'PT90M' }, outlets: { failed: 'w' } }), w: aDay }));
    await host.event('go');
    await host.pass('PT12H');
    const { id } = await host.enrollment();
    let at = Date.parse('2026-03-02T09:00:00Z');
    const expected = [at, ...[1, 2].map((n) => (at += Math.floor((murmur3(`default:${id}:m:1\0${n}`) / 2 ** 32) * Math.min(5_400_000, 3_600_000 * 2 ** (n - 1)))))];
    expect(host.calls.map((call) => Date.parse(call.at))).toEqual(expected);
    expect(pathOf(await host.trace())).toEqual(['m:failed']);
    expect(lastOf(await host.trace(), 'woke').by).toBe('result');
  });

  it('one attempt is one attempt', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 1, first: 'PT1H', most: 'PT90M' } }) }));
    await host.event('go');
    expect((await host.story()).slice(-3)).toEqual(['effect.begun m 1', 'effect.failed m busy', 'failed m busy']);
  });

  it('no handler for the action is one without retry', async () => {
    const host = await aHost();
    await host.publish(aJourney({ a: act('unheard', { outlets: { failed: 'w' } }), w: aDay }));
    await host.event('go');
    await host.pass('PT2H');
    expect((await host.trace()).filter((entry) => entry.kind === 'effect.begun')).toHaveLength(1);
    expect(pathOf(await host.trace())).toEqual(['a:failed']);
  });
});

describe('an uncertain effect', () => {
  it('is retried where the action is idempotent', async () => {
    const host = await aHost({ provider: { m: [unsure, () => ({ outcome: 'sent' })] } });
    await host.publish(aJourney({ m: act('mail', { outlets: { sent: 'w' } }), w: aDay }));
    await host.event('go');
    await host.pass('PT1H');
    expect((await host.story()).slice(4)).toEqual([
      'effect.begun m 1',
      'effect.uncertain m retry',
      'effect.retried m 2',
      'effect.begun m 2',
      'effect.completed m sent',
      'woke m sent by result',
      'arrived w',
      'parked w',
    ]);
  });

  it('is held otherwise; the operator retries under the same key', async () => {
    const host = await aHost({ provider: { r: [unsure, () => undefined] } });
    await host.publish(aJourney({ r: act('risky', { outlets: { next: 'w' } }), w: aDay }));
    await host.event('go');
    await host.pass('P1D');
    expect(await host.enrollment()).toMatchObject({ status: 'held', nodeId: 'r' });
    expect((await host.story()).slice(-3)).toEqual(['effect.begun r 1', 'effect.uncertain r hold', 'held r']);
    await host.engine.retry({ enrollmentId: (await host.enrollment()).id, by: 'ann' });
    await host.engine.settle();
    expect(host.calls.map((call) => [call.attempt, call.key === host.calls[0]?.key])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect((await host.story()).slice(-6)).toEqual(['released r', 'effect.begun r 2', 'effect.completed r', 'woke r next by result', 'arrived w', 'parked w']);
  });

  it('with skip leaves by next', async () => {
    const host = await aHost({ provider: { r: [unsure] } });
    await host.publish(aJourney({ r: act('risky', { onUncertain: 'skip', outlets: { next: 'w', failed: 'f' } }), w: aDay, f: aDay }));
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['r:next']);
    expect(lastOf(await host.trace(), 'effect.uncertain')).toMatchObject({ then: 'skip' });
  });

  it('the node says before the action', async () => {
    const host = await aHost({ provider: { m: [unsure] } });
    await host.publish(aJourney({ m: act('mail', { onUncertain: 'hold' }) }));
    await host.event('go');
    expect((await host.enrollment()).status).toBe('held');
  });

  it('retried to the last attempt is failed', async () => {
    const host = await aHost({ provider: { m: [unsure] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 2, first: 'PT1M', most: 'PT1M' } }) }));
    await host.event('go');
    await host.pass('P1D');
    expect(host.calls).toHaveLength(2);
    expect((await host.enrollment()).status).toBe('failed');
    expect((await host.trace()).map((entry) => entry.kind).slice(-3)).toEqual(['effect.uncertain', 'effect.failed', 'failed']);
  });

  it('is what a handler leaves that does not return in the action’s timeout; its signal is aborted', async () => {
    let aborted = false;
    const host = await aHost({
      catalog: { ...shopCatalog, actions: { ...shopCatalog.actions, risky: { timeout: 'PT0.05S' } } },
      provider: {
        r: [
          (_effect, { signal }) =>
            new Promise(() => {
              signal.addEventListener('abort', () => {
                aborted = true;
              });
            }),
        ],
      },
    });
    await host.publish(aJourney({ r: act('risky') }));
    await host.event('go');
    expect(aborted).toBe(true);
    expect((await host.enrollment()).status).toBe('held');
  });
});

describe('a late outcome', () => {
  it.each([
    { state: 'held', behaviour: unsure, action: 'risky', story: ['released r', 'effect.completed r ok late', 'woke r next by result'] },
    { state: 'failed', behaviour: notSent, action: 'risky', story: ['effect.completed r ok late', 'woke r next by result'] },
    { state: 'live', behaviour: notSent, action: 'hook', story: ['effect.completed r ok late', 'woke r ok by result'] },
  ])('moves an enrollment that is $state at that visit', async ({ state, behaviour, action, story }) => {
    const host = await aHost({ provider: { r: [behaviour] } });
    await host.publish(
      aJourney({ r: act(action, { retry: { attempts: state === 'failed' ? 1 : 5, first: 'P1D', most: 'P9D' }, outlets: { next: 'w', ...(action === 'hook' ? { ok: 'w' } : {}) } }), w: aDay }),
    );
    await host.event('go');
    expect((await host.enrollment()).status).toBe(state);
    expect(await host.engine.completeEffect({ key: host.calls[0]?.key ?? '', outcome: 'ok' })).toEqual({ accepted: true });
    await host.engine.settle();
    expect((await host.story()).filter((line) => !/^(arrived|parked) w/.test(line)).slice(-story.length)).toEqual(story);
    await host.pass('PT12H');
    expect(host.calls).toHaveLength(1);
  });

  it('of a visit that is over is logged and without effect', async () => {
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: waitFor('ping') }));
    await host.event('go');
    await host.engine.completeEffect({ key: host.calls[0]?.key ?? '', outcome: 'bounced' });
    await host.engine.settle();
    expect((await host.trace()).at(-1)).toMatchObject({ kind: 'effect.completed', nodeId: 'm', visit: 1, outcome: 'bounced', late: true });
    expect(await host.enrollment()).toMatchObject({ nodeId: 'w', status: 'live' });
  });

  it('of an enrollment that ended in flight is logged after ended', async () => {
    const host: Host = await aHost({
      provider: {
        m: [
          async () => {
            await host.post('stop');
            return { outcome: 'sent' };
          },
        ],
      },
    });
    await host.publish(aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: aDay }, { exits: [{ id: 'x', when: { event: 'stop' } }] }));
    await host.event('go');
    expect((await host.story()).slice(-3)).toEqual(['effect.begun m 1', 'ended m exited:x', 'effect.completed m sent late']);
  });
});

describe('an operator', () => {
  it('retries a failed step', async () => {
    const host = await aHost({ provider: { m: [notSent, () => ({ outcome: 'sent' })] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 1, first: 'PT1M', most: 'PT1M' }, outlets: { next: 'w' } }), w: aDay }));
    await host.event('go');
    await host.engine.retry({ enrollmentId: (await host.enrollment()).id, by: 'ann' });
    await host.engine.settle();
    expect(host.calls).toHaveLength(2);
    expect(await host.enrollment()).toMatchObject({ status: 'live', nodeId: 'w' });
  });

  it('moves to another node, and what had not begun is withheld', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 5, first: 'P1D', most: 'P1D' } }), w: waitFor('ping') }));
    await host.event('go');
    await host.engine.move({ enrollmentId: (await host.enrollment()).id, nodeId: 'w', by: 'ann' });
    await host.engine.settle();
    expect(lastOf(await host.trace(), 'moved')).toMatchObject({ from: 'm', to: 'w', by: 'ann' });
    expect(await host.enrollment()).toMatchObject({ status: 'live', nodeId: 'w' });
    await host.pass('P3D');
    expect(host.calls).toHaveLength(1);
  });
});
