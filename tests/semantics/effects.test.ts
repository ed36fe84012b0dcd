import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { lastOf, pathOf } from './support/story.ts';

describe('a request', () => {
  it('is what the handler gets', async () => {
    const host = await aHost({ provider: { h: [() => ({ data: { score: 8 } })] } });
    await host.knows({ attributes: { firstName: 'Ann' }, consent: { email: 'subscribed' }, timezone: 'Europe/Paris' });
    await host.publish(
      aJourney({
        h: act('hook', { outlets: { next: 'm' } }),
        m: act('mail', {
          input: {
            subject: 'Hi {{ contact.firstName }}',
            deep: [{ n: '{{ entry.n }}', s: '{{ result.h.score }}' }],
            keep: 3,
            who: '{{ contact.timezone }} {{ contact.id }}',
          },
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
      contact: expect.objectContaining({
        id: 'c1',
        timezone: 'Europe/Paris',
        attributes: { firstName: 'Ann' },
        consent: { email: 'subscribed' },
      }),
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
    const reasons = (await host.trace()).flatMap((entry) => (entry.kind === 'effect.withheld' ? [entry.reason] : []));
    expect(reasons).toEqual(withheld ? ['render_failed'] : []);
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
    await host.publish(aJourney({ u: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: 'pro' }] } }, { id: 'b' }));
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
    await host.publish(
      aJourney({ m: act('mail', { outlets: { ...outlets, failed: 's', withheld: 's' } }), n: waitFor('ping'), s: waitFor('pong') }),
    );
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
