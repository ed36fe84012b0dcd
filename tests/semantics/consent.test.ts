import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, waitFor } from './support/a-journey.ts';
import { act, notSent } from './support/a-provider.ts';
import { pathOf } from './support/story.ts';

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
  ] as const)(
    '$consent for a message of $category: $sends',
    async ({ consent, category, sends }: { consent: object; category?: string; sends: boolean }) => {
      const host = await aHost({ policy });
      await host.knows({ consent: consent as Record<string, 'subscribed'> });
      await host.publish(aJourney({ m: act('mail', category === undefined ? {} : { category }) }));
      await host.event('go');
      expect(host.calls).toHaveLength(sends ? 1 : 0);
      const reasons = (await host.trace()).flatMap((entry) => (entry.kind === 'effect.withheld' ? [entry.reason] : []));
      expect(reasons).toEqual(sends ? [] : ['consent']);
    },
  );

  it('is not asked for by a channel without consent, nor by a category free of it', async () => {
    const host = await aHost({ policy });
    await host.knows({ consent: {} });
    await host.publish(
      aJourney({ p: act('push', { outlets: { next: 'r' } }), r: act('receipt', { outlets: { next: 'h' } }), h: act('hook') }),
    );
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['p', 'r', 'h']);
  });

  it('is not asked for by a category free of it, also on a channel that is unsubscribed', async () => {
    const host = await aHost({ policy });
    await host.knows({ consent: { email: 'unsubscribed' } });
    await host.publish(aJourney({ r: act('receipt', { outlets: { next: 'm' } }), m: act('mail') }));
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['r']);
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
      expect((await host.story()).slice(1, 6)).toEqual([
        'arrived m',
        'effect.requested m',
        'parked m',
        'effect.withheld m consent',
        `woke m ${path.slice(2)} by result`,
      ]);
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
