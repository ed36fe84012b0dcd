import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { byText, figures, out, publish, standing } from './support/plans.ts';
import { refusal } from './support/refusal.ts';

describe('a plan', () => {
  const first = aJourney({
    a: { ...waitFor('ping'), outlets: { next: 'x' } },
    ...out,
  });

  it('redirects and exits per node, keeping id and visits', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        s: {
          type: 'switch',
          on: { entry: 'k' },
          cases: [
            { id: 'a', value: 'a' },
            { id: 'b', value: 'b' },
          ],
          outlets: { a: 'wa', b: 'wb', else: 'wc' },
        },
        wa: aDay,
        wb: aDay,
        wc: aDay,
      }),
    );
    for (const k of ['a', 'b', 'c']) await host.event('go', { k });
    const before = (await host.enrollments()).map((one) => one.id).toSorted();
    const next = aJourney({ wc: { ...aDay, outlets: { next: 'z' } }, z: aDay });
    const inFlight = { migrate: 'keep', nodes: { wa: 'exit', wb: { redirect: 'z' } } } as const;
    expect(await host.engine.planPublish(next, { inFlight })).toMatchObject({
      journeyId: 'j',
      from: 1,
      to: 2,
      nodes: [
        { nodeId: 'wa', here: 1, answer: 'exit', to: null, dueNow: 0 },
        { nodeId: 'wb', here: 1, answer: 'redirect', to: 'z', dueNow: 0 },
        { nodeId: 'wc', here: 1, answer: 'keep', to: null, dueNow: 0 },
      ],
      problems: [],
    });
    await publish(host, next, inFlight);
    const after = await host.enrollments();
    expect(after.map((one) => one.id).toSorted()).toEqual(before);
    const traces = await Promise.all(after.map((one) => host.engine.trace(one.id)));
    const tails = traces.map((trace) =>
      trace
        .slice(trace.findIndex((entry) => entry.kind === 'migrated'))
        .map(({ kind, ...more }) => [
          kind,
          'nodeId' in more ? more.nodeId : '',
          'answer' in more ? more.answer : 'end' in more ? more.end : '',
        ]),
    );
    expect(tails.toSorted(byText)).toEqual([
      [
        ['migrated', 'wa', 'exit'],
        ['ended', 'wa', 'migrated_out'],
      ],
      [
        ['migrated', 'wb', 'redirect'],
        ['arrived', 'z', ''],
        ['parked', 'z', ''],
      ],
      [['migrated', 'wc', 'keep']],
    ]);
    await host.pass('P2D');
    expect((await host.enrollments()).map((one) => one.status)).toEqual(['ended', 'ended', 'ended']);
  });

  it.each([
    { what: 'a node that is gone without an answer', inFlight: { migrate: 'keep' }, code: 'migration_answer_missing', node: 'a' },
    {
      what: 'one whose answer is to keep its timer',
      inFlight: { migrate: 'exit', nodes: { a: 'keep' } },
      code: 'migration_answer_missing',
      node: 'a',
    },
    {
      what: 'a redirection to nowhere',
      inFlight: { migrate: 'exit', nodes: { a: { redirect: 'nope' } } },
      code: 'migration_target_unknown',
      node: 'a',
    },
    {
      what: 'a redirection to __proto__',
      inFlight: { migrate: 'exit', nodes: { a: { redirect: '__proto__' } } },
      code: 'migration_target_unknown',
      node: 'a',
    },
  ] as const)('with $what is refused, located, also where nobody is', async ({ inFlight, code, node }) => {
    const host = await aHost();
    await host.publish(first);
    const error = await refusal(() => host.engine.publish(aJourney({ b: aDay }), { inFlight }));
    expect(error.code).toBe('journey_invalid');
    expect(error.problems).toMatchObject([{ code, severity: 'error', pointer: `/inFlight/nodes/${node}`, nodeId: node, params: { node } }]);
    expect((await host.engine.planPublish(aJourney({ b: aDay }), { inFlight })).problems).toMatchObject([{ code }]);
    expect((await host.engine.journeys())[0]?.version).toBe(1);
  });

  it('needs an answer for a node that is of another type now, and for none that nobody can wait at', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ b: { type: 'branch', cases: [{ id: 'c', when: { all: [] } }], outlets: { c: 'a', else: 'a' } }, a: aDay }),
    );
    await host.event('go');
    const other = aJourney({ a: act('hook') });
    expect((await refusal(() => host.engine.publish(other, { inFlight: { migrate: 'keep' } }))).problems).toMatchObject([
      { code: 'migration_answer_missing', nodeId: 'a' },
    ]);
    expect(await host.engine.publish(other, { inFlight: { migrate: 'keep', nodes: { a: { redirect: 'a' } } } })).toEqual({ version: 2 });
    await host.engine.settle();
    expect((await host.story()).slice(-6)).toEqual(
      [
        'arrived a',
        'effect.requested a',
        'parked a',
        'effect.begun a 1',
        'effect.completed a',
        'woke a next by result',
        'ended a completed',
      ].slice(-6),
    );
  });

  it('counts people of every version, and is in force for all of them', async () => {
    const host = await aHost();
    await host.publish(first);
    await host.event('go');
    await host.publish(aJourney({ b: waitFor('ping') }));
    await host.event('go');
    const third = aJourney({ c: waitFor('ping') });
    const inFlight = { migrate: 'exit', nodes: { b: { redirect: 'c' } } } as const;
    expect(
      (await refusal(() => host.engine.publish(third, { inFlight: { migrate: 'keep', nodes: { b: 'exit' } } }))).problems,
    ).toMatchObject([{ nodeId: 'a' }]);
    expect(await figures(host, third, inFlight)).toMatchObject([
      { nodeId: 'a', here: 1, answer: 'exit' },
      { nodeId: 'b', here: 1, answer: 'redirect', to: 'c' },
    ]);
    await publish(host, third, inFlight);
    expect(new Set((await host.enrollments()).map((one) => one.end ?? one.nodeId))).toEqual(new Set(['c', 'migrated_out']));
    expect((await host.engine.journeys())[0]?.versions.map((one) => one.inFlight)).toEqual([undefined, undefined, inFlight]);
  });

  it('is followed in the order of publishing by somebody who was not reached in between', async () => {
    const host = await aHost();
    await host.publish(aJourney({ a: aDay }));
    await host.event('go');
    await host.engine.publish(aJourney({ a: { ...aDay, outlets: { next: 'x' } }, ...out }), { inFlight: { migrate: 'keep' } });
    await host.engine.publish(aJourney({ b: aDay }), { inFlight: { migrate: 'keep', nodes: { a: { redirect: 'b' } } } });
    await host.engine.publish(aJourney({ b: { ...aDay, until: [{ id: 'next', type: 'duration', duration: 'P2D' }] } }), {
      inFlight: { migrate: 'recompute' },
    });
    await host.engine.settle();
    expect((await host.trace()).filter((entry) => entry.kind === 'migrated')).toMatchObject([
      { from: 1, to: 2, answer: 'keep', nodeId: 'a' },
      { from: 2, to: 3, answer: 'redirect', nodeId: 'a' },
      { from: 3, to: 4, answer: 'recompute', nodeId: 'b' },
    ]);
    expect(await standing(host)).toBe('until 2026-03-04T09:00');
  });
});
