import { JourneyError } from '@sojourn/engine';
import { canonicalJson } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { pathOf } from './support/story.ts';

async function refused(document: object): Promise<JourneyError> {
  const host = await aHost();
  try {
    await host.engine.publish(document);
  } catch (error) {
    if (error instanceof JourneyError) return error;
    throw error;
  }
  throw new Error('It was published');
}

describe('publishing', () => {
  it('counts versions from 1, and people stay on the one they entered', async () => {
    const host = await aHost();
    expect(await host.publish(aJourney({ w: { ...aDay, outlets: { next: 'x' } }, x: { type: 'exit', reason: 'old' } }))).toBe(1);
    await host.event('go');
    await host.pass('PT1H');
    expect(await host.publish(aJourney({ w: { ...aDay, outlets: { next: 'x' } }, x: { type: 'exit', reason: 'new' } }))).toBe(2);
    await host.event('go');
    await host.pass('P2D');
    expect((await host.enrollments()).map((one) => [one.version, one.end])).toEqual([
      [1, 'exited:old'],
      [2, 'exited:new'],
    ]);
  });

  it('triggers of the new version judge from then on', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.publish(aJourney({ w: aDay }, { entry: { triggers: [{ id: 'p', type: 'event', event: 'ping' }] } }));
    await host.event('go');
    expect(await host.enrollments()).toEqual([]);
    await host.event('ping');
    expect(await host.enrollments()).toHaveLength(1);
  });

  it('publishing and archiving stand in order with inputs, also within one millisecond', async () => {
    const host = await aHost();
    const ending = (reason: string): object => aJourney({ x: { type: 'exit', reason } }, { entry: { key: 'k' } });
    await host.post('go', { k: 'before' });
    await host.publish(ending('one'));
    await host.post('go', { k: 'first' });
    await host.publish(ending('two'));
    await host.post('go', { k: 'second' });
    await host.engine.archive('j');
    await host.post('go', { k: 'third' });
    await host.publish(ending('four'));
    await host.post('go', { k: 'fourth' });
    await host.engine.settle();
    expect(Object.fromEntries((await host.enrollments()).map((one) => [one.key, [one.version, one.end]]))).toEqual({
      first: [1, 'exited:one'],
      second: [2, 'exited:two'],
      fourth: [3, 'exited:four'],
    });
  });

  it('plans without doing: who waits where, and that all drain', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('ping') }));
    await host.event('go');
    await host.event('go');
    const plan = await host.engine.planPublish(aJourney({ v: waitFor('ping') }), { inFlight: 'drain' });
    expect(plan).toMatchObject({ journeyId: 'j', from: 1, to: 2, problems: [] });
    expect(plan.nodes).toMatchObject([{ nodeId: 'w', here: 2, to: null, dueNow: 0 }]);
    expect(await host.publish(aJourney({ v: waitFor('ping') }))).toBe(2);
  });

  it('takes bytes and text, and only errors refuse', async () => {
    const host = await aHost();
    const text = JSON.stringify(aJourney({ w: aDay, lonely: aDay }));
    expect(await host.engine.publish(text)).toEqual({ version: 1 });
    expect(await host.engine.publish(new TextEncoder().encode(text))).toEqual({ version: 2 });
  });

  it.each([
    {
      what: 'a target that is not there',
      document: aJourney({ w: { ...aDay, outlets: { next: 'gone' } } }),
      code: 'target_unknown',
      pointer: '/nodes/w/outlets/next',
    },
    {
      what: 'a cycle without a wait',
      document: aJourney({ a: { type: 'branch', cases: [{ id: 'c', when: { all: [] } }], outlets: { c: 'a' } } }),
      code: 'cycle_without_wait',
    },
    { what: 'an unknown event', document: aJourney({ w: waitFor('nope') }), code: 'event_unknown' },
    { what: 'an unknown action', document: aJourney({ a: { type: 'action', action: 'nope' } }), code: 'action_unknown' },
    {
      what: 'an unknown attribute',
      document: aJourney({ u: { type: 'update', changes: [{ op: 'unset', attribute: 'nope' }] } }),
      code: 'attribute_unknown',
    },
    { what: 'a holdout without within', document: aJourney({ w: aDay }, { entry: { holdout: 10 } }), code: 'holdout_without_within' },
    { what: 'a start that is not there', document: aJourney({ w: aDay }, { entry: { start: 'v' } }), code: 'target_unknown' },
  ])('refuses $what, located', async ({ document, code, pointer }) => {
    const error = await refused(document);
    expect(error.code).toBe('journey_invalid');
    const problem = error.problems?.find((one) => one.severity === 'error');
    expect(problem?.code).toBe(code);
    expect(problem?.pointer.startsWith(pointer ?? '/')).toBe(true);
  });

  const task = { type: 'task', title: 'Call', assignee: 'ann' };
  it.each([
    { what: 'task', document: aJourney({ a: task }) },
    { what: 'approval', document: aJourney({ a: { ...task, type: 'approval' } }) },
    { what: 'enroll', document: aJourney({ a: { type: 'enroll', journey: 'k' } }) },
    { what: 'send windows', document: aJourney({ w: aDay }, { sendWindows: [{ from: '09:00', to: '10:00' }] }) },
    { what: 'blocked dates', document: aJourney({ w: aDay }, { blockedDates: ['12-25'] }) },
    ...[
      { type: 'segment', when: { all: [] }, on: 'start' },
      { type: 'date', attribute: 'birthday', at: '09:00' },
      { type: 'inactivity', attribute: 'trialEndsAt', after: 'P3D' },
      { type: 'schedule', cron: '0 9 * * 1', when: { all: [] } },
      { type: 'journey' },
      { type: 'manual' },
    ].map((trigger) => ({ what: trigger.type, document: aJourney({ w: aDay }, { entry: { triggers: [{ id: 't', ...trigger }] } }) })),
  ])('takes $what, as it does everything the language has', async ({ document }) => {
    const host = await aHost();
    expect(await host.publish(document)).toBe(1);
  });

  it('refuses a node of a type nobody knows, and says where', async () => {
    const { problems } = await refused(aJourney({ a: { type: 'from_the_future' } }));
    expect(problems).toMatchObject([{ severity: 'error', pointer: expect.stringMatching(/^\/nodes\/a/), nodeId: 'a' }]);
  });

  it('archive lets nobody in, and those inside go on to their end', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    await host.engine.archive('j');
    await host.event('go');
    await host.pass('P1D');
    expect((await host.enrollments()).map((one) => one.end)).toEqual(['completed']);
  });
});

describe('the trace', () => {
  it('is numbered from 1, in UTC with milliseconds, with exactly the fields of the contract', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        {
          b: {
            type: 'branch',
            cases: [
              { id: 'one', when: { left: { entry: 'n' }, op: 'eq', right: 1 } },
              { id: 'two', when: { left: { attribute: 'orders' }, op: 'gte', right: 1 } },
            ],
            outlets: { two: 's' },
          },
          s: { type: 'switch', on: { attribute: 'plan' }, cases: [{ id: 'pro', value: 'pro' }], outlets: { missing: 'p' } },
          p: { type: 'split', arms: [{ id: 'all', weight: 1 }], outlets: { all: 'm' } },
          m: { type: 'action', action: 'mail', outlets: { sent: 'w' } },
          w: waitFor('ping'),
        },
        { entry: { key: 'k' } },
      ),
    );
    await host.patch({ set: { orders: 2 } });
    await host.event('go', { n: 3, k: 'x' });
    const { id } = await host.enrollment();
    const at = '2026-03-02T09:00:00.000Z';
    const key = `default:${id}:m:1`;
    expect(await host.trace()).toEqual(
      [
        { kind: 'entered', trigger: 't', key: 'x', ordinal: 1, version: 1, control: false },
        { kind: 'arrived', nodeId: 'b', visit: 1 },
        {
          kind: 'decided',
          nodeId: 'b',
          visit: 1,
          outlet: 'two',
          because: [
            { left: { entry: 'n' }, op: 'eq', right: 1, saw: 3, holds: false },
            { left: { attribute: 'orders' }, op: 'gte', right: 1, saw: 2, holds: true },
          ],
        },
        { kind: 'arrived', nodeId: 's', visit: 1 },
        {
          kind: 'decided',
          nodeId: 's',
          visit: 1,
          outlet: 'missing',
          because: [{ left: { attribute: 'plan' }, op: 'missing', saw: null, holds: true }],
        },
        { kind: 'arrived', nodeId: 'p', visit: 1 },
        { kind: 'decided', nodeId: 'p', visit: 1, outlet: 'all' },
        { kind: 'arrived', nodeId: 'm', visit: 1 },
        { kind: 'effect.requested', nodeId: 'm', visit: 1, key, action: 'mail' },
        { kind: 'parked', nodeId: 'm', visit: 1 },
        { kind: 'effect.begun', nodeId: 'm', visit: 1, key, attempt: 1 },
        { kind: 'effect.completed', nodeId: 'm', visit: 1, key, outcome: null },
        { kind: 'woke', nodeId: 'm', visit: 1, by: 'result', outlet: 'next' },
        { kind: 'ended', nodeId: 'm', visit: 1, end: 'completed' },
      ].map((entry, index) => ({ seq: index + 1, at, ...entry })),
    );
    expect(pathOf(await host.trace())).toEqual(['b:two', 's:missing', 'p:all', 'm:next']);
  });

  it('holds every comparison of a condition in document order, judged or not', async () => {
    const host = await aHost();
    const compare = (attribute: string, right: unknown): object => ({ left: { attribute }, op: 'eq', right });
    const when = { any: [{ all: [compare('plan', 'a'), compare('orders', 1)] }, { not: compare('vip', true) }, compare('firstName', 'x')] };
    await host.publish(aJourney({ b: { type: 'branch', cases: [{ id: 'c', when }], outlets: {} } }));
    await host.event('go');
    expect((await host.trace())[2]).toMatchObject({
      outlet: 'c',
      because: [
        { left: { attribute: 'plan' }, saw: null, holds: false },
        { left: { attribute: 'orders' }, saw: null, holds: false },
        { left: { attribute: 'vip' }, saw: null, holds: false },
        { left: { attribute: 'firstName' }, saw: null, holds: false },
      ],
    });
  });

  it('comes as entries whose keys are in canonical order', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('ping') }));
    await host.event('go');
    for (const entry of await host.trace()) expect(JSON.stringify(entry)).toBe(canonicalJson(JSON.parse(JSON.stringify(entry))));
  });
});
