import type { InFlight } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './semantics/support/a-host.ts';
import type { Behaviour, Host } from './semantics/support/a-host.ts';
import { aDay, aJourney, waitFor } from './semantics/support/a-journey.ts';
import { act, notSent, unsure } from './semantics/support/a-provider.ts';
import { publish } from './semantics/support/plans.ts';
import { refusal } from './semantics/support/refusal.ts';

const people = Array.from({ length: 100 }, (_, index) => `p${index}`);

/** Events that a host posts in one go. */
const batch = (name: string, contacts: readonly string[]) =>
  contacts.map((contactId) => ({ id: `${name}:${contactId}`, contactId, name, data: { k: contactId } }));

async function subscribe(host: Host): Promise<void> {
  await host.engine.upsertContact(
    people.map((id, index) => ({ id, consent: { email: 'subscribed' }, attributes: { vip: index % 2 === 0 } })),
  );
}

/** How many calls a contact saw for each node, such as `a b d`; a node that was called twice is there twice. */
function callsOf(host: Host): ReadonlyMap<string, string> {
  const nodes = new Map<string, string[]>();
  for (const { effect, node } of host.calls) nodes.set(effect.contactId, [...(nodes.get(effect.contactId) ?? []), node]);
  return new Map([...nodes].map(([contact, all]) => [contact, all.join(' ')]));
}

describe('a decision is deleted in a live journey with a hundred people in it', () => {
  // Elsewhere, a hundred contacts got 11,500 mails.
  const vip = { left: { attribute: 'vip' }, op: 'eq', right: true };
  const withDecision = aJourney({
    a: act('mail', { outlets: { next: 'early' } }),
    early: { ...aDay, outlets: { next: 'which' } },
    which: { type: 'branch', cases: [{ id: 'vip', when: vip }], outlets: { vip: 'b', else: 'c' } },
    b: act('mail', { outlets: { next: 'late' } }),
    c: act('mail', { outlets: { next: 'later' } }),
    late: { ...aDay, outlets: { next: 'd' } },
    later: { ...aDay, outlets: { next: 'd' } },
    d: act('mail'),
  });
  /** Where those go who are on the arm that is deleted with it. */
  const gone = { c: { redirect: 'late' }, later: { redirect: 'late' } };
  const without = aJourney({
    a: act('mail', { outlets: { next: 'early' } }),
    early: { ...aDay, outlets: { next: 'b' } },
    b: act('mail', { outlets: { next: 'late' } }),
    late: { ...aDay, outlets: { next: 'd' } },
    d: act('mail'),
  });

  it.each<{ readonly inFlight: InFlight; readonly waiting: string }>([
    { inFlight: 'drain', waiting: 'a c d' },
    { inFlight: { migrate: 'keep', nodes: gone }, waiting: 'a b d' },
    { inFlight: { migrate: 'recompute', nodes: gone }, waiting: 'a b d' },
  ])('nobody gets a message twice: $inFlight', async ({ inFlight, waiting }) => {
    const host = await aHost();
    await subscribe(host);
    await host.publish(withDecision);
    await host.engine.track(batch('go', people.slice(0, 60)));
    await host.pass('P1DT1H');
    // Sixty are behind the decision, forty before it.
    await host.engine.track(batch('go', people.slice(60)));
    await host.pass('PT1H');
    expect(host.calls).toHaveLength(60 * 2 + 40);

    await publish(host, without, inFlight);
    expect(host.calls).toHaveLength(60 * 2 + 40);
    await host.pass('P30D');

    const calls = callsOf(host);
    people.forEach((id, index) => {
      const behind = index % 2 === 0 ? 'a b d' : 'a c d';
      expect(calls.get(id)).toBe(index < 60 ? behind : index % 2 === 0 ? 'a b d' : waiting);
    });
    expect(new Set(host.calls.map((call) => call.key)).size).toBe(host.calls.length);
    expect(await host.enrollments({ status: 'live' })).toEqual([]);
  });

  it('and rolled back, and deleted again: still nobody does', async () => {
    const host = await aHost();
    await subscribe(host);
    await host.publish(withDecision);
    await host.engine.track(batch('go', people));
    await host.pass('P1DT1H');
    for (const [document, nodes] of [
      [without, gone],
      [withDecision, {}],
      [without, gone],
    ] as const) {
      await publish(host, document, { migrate: 'keep', nodes });
    }
    await host.pass('P30D');

    expect(new Set(callsOf(host).values())).toEqual(new Set(['a b d', 'a c d']));
    expect(host.calls).toHaveLength(300);
  });
});

describe('a batch that is partly successful', () => {
  const journey = aJourney(
    { m: act('mail', { retry: { attempts: 3, first: 'PT1M', most: 'PT1M' } }) },
    { entry: { reentry: { mode: 'never' } } },
  );

  it('is not repeated for those whom it reached: who was not sent to is tried again, alone', async () => {
    let calls = 0;
    const everyThirdFails: Behaviour = (effect, context) => {
      calls += 1;
      return calls <= people.length && calls % 3 === 0 ? notSent(effect, context) : undefined;
    };
    const host = await aHost({ provider: { m: [everyThirdFails] } });
    await subscribe(host);
    await host.publish(journey);
    await host.engine.track(batch('go', people));
    await host.pass('PT1H');

    const attempts = [...callsOf(host).values()].toSorted();
    expect(attempts.filter((one) => one === 'm')).toHaveLength(67);
    expect(attempts.filter((one) => one === 'm m')).toHaveLength(33);
    expect((await host.enrollments()).map((one) => one.end)).toEqual(people.map(() => 'completed'));
  });

  it('may be posted again by a host that does not know how far it came: each message goes once', async () => {
    const host = await aHost();
    await subscribe(host);
    await host.publish(journey);
    await host.engine.track(batch('go', people.slice(0, 40)));
    await host.engine.settle();
    const answers = await host.engine.track(batch('go', people));
    await host.engine.settle();

    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(60);
    expect([...callsOf(host).values()]).toEqual(people.map(() => 'm'));
  });

  it('is taken whole or not at all, so that what was refused is posted again without harm', async () => {
    const host = await aHost();
    await subscribe(host);
    await host.publish(journey);
    const bad = [...batch('go', people.slice(0, 50)), { id: 'x', contactId: '', name: 'go' }];
    expect((await refusal(() => host.engine.track(bad))).code).toBe('event_invalid');
    await host.engine.settle();
    expect(host.calls).toEqual([]);

    await host.engine.track(batch('go', people));
    await host.engine.settle();
    expect([...callsOf(host).values()]).toEqual(people.map(() => 'm'));
  });

  it('of which nobody knows who was reached is held, and not sent again', async () => {
    const host = await aHost({ provider: { r: [unsure] } });
    await host.publish(aJourney({ r: act('risky') }));
    await host.engine.track(batch('go', people));
    await host.pass('P10D');

    expect(host.calls).toHaveLength(people.length);
    expect(await host.enrollments({ status: 'held' })).toHaveLength(people.length);
  });
});

describe('one person, one enrollment', () => {
  const once = { reentry: { mode: 'never' } };

  it('where a form is sent twice: the same event, and another of the same person', async () => {
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: waitFor('pong') }, { entry: once }));
    await host.event('go', {}, { id: 'form-1' });
    expect(await host.event('go', {}, { id: 'form-1' })).toBe(false);
    await host.event('go', {}, { id: 'form-2' });

    expect(await host.enrollments()).toHaveLength(1);
    expect(host.calls).toHaveLength(1);
    expect((await host.refusals()).map((one) => one.reason)).toEqual(['reentry']);
  });

  it('where the form is sent twice before a worker looks', async () => {
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail') }, { entry: { reentry: { mode: 'afterExit', after: 'P30D' } } }));
    await Promise.all(['1', '2', '3'].map((id) => host.post('go', {}, { id })));
    await Promise.all([host.engine.settle(), host.engine.settle()]);

    expect(await host.enrollments()).toHaveLength(1);
    expect(host.calls).toHaveLength(1);
  });

  it('where an import is run twice', async () => {
    const host = await aHost();
    const triggers = [{ id: 'imported', type: 'attribute', attribute: 'plan', to: 'pro' }];
    await host.publish(aJourney({ m: act('mail') }, { entry: { triggers } }));
    const contacts = people.map((id) => ({ id, consent: { email: 'subscribed' }, attributes: { plan: 'pro' } }));
    await host.engine.upsertContact(contacts);
    await host.engine.settle();
    await host.engine.upsertContact(contacts);
    await host.engine.settle();

    expect(await host.enrollments()).toHaveLength(people.length);
    expect([...callsOf(host).values()]).toEqual(people.map(() => 'm'));
  });

  it.each([
    // The first reason that applies is given, and `duplicate` is the last.
    { mode: 'afterExit', refused: ['big reentry', 'paid reentry'], enrolled: 1 },
    { mode: 'always', refused: ['big duplicate'], enrolled: 2 },
  ])(
    'where two triggers take one input; another input by another trigger too, unless it may: $mode',
    async ({ mode, refused, enrolled }) => {
      const host = await aHost();
      const triggers = [
        { id: 'any', type: 'event', event: 'go' },
        { id: 'big', type: 'event', event: 'go', where: { left: { event: 'n' }, op: 'gt', right: 1 } },
        { id: 'paid', type: 'event', event: 'paid' },
      ];
      const nodes = { m: act('mail', { outlets: { next: 'w' } }), w: waitFor('pong') };
      await host.publish(aJourney(nodes, { entry: { triggers, reentry: { mode } } }));
      await host.event('go', { n: 5 });
      expect(await host.enrollments()).toHaveLength(1);
      await host.event('paid');

      expect(await host.enrollments()).toHaveLength(enrolled);
      expect(host.calls).toHaveLength(enrolled);
      expect((await host.refusals()).map(({ trigger, reason }) => `${trigger} ${reason}`)).toEqual(refused);
    },
  );
});
