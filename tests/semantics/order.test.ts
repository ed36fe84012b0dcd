import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, waitFor } from './support/a-journey.ts';
import { pathOf } from './support/story.ts';

const dayThenHook = (id: string, more: object = {}): object =>
  aJourney(
    {
      w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'h' } },
      h: { type: 'action', action: 'hook', input: { id } },
    },
    { id, ...more },
  );

describe('timers of one instant', () => {
  it('go by priority, journey id, then age', async () => {
    const host = await aHost();
    for (const [id, priority] of [
      ['a', undefined],
      ['c', 5],
      ['b', 0],
      ['d', -1],
    ] as const) {
      await host.publish(dayThenHook(id, priority === undefined ? {} : { priority }));
    }
    await host.event('go');
    await host.pass('P2D');
    expect(host.calls.map((call) => call.effect.journeyId)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('of trigger timers come after those of enrollments, whatever their priority', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { b: { type: 'branch', cases: [{ id: 'changed', when: { left: { attribute: 'score' }, op: 'eq', right: 1 } }], outlets: {} } },
        {
          id: 'absence',
          priority: 100,
          entry: { triggers: [{ id: 't', type: 'absence', event: 'go', without: ['stop'], within: 'P1D' }] },
        },
      ),
    );
    await host.publish(
      aJourney({
        w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'u' } },
        u: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 1 }] },
      }),
    );
    await host.event('go');
    await host.pass('P2D');
    const absent = (await host.enrollments({ journeyId: 'absence' }))[0];
    expect(pathOf(await host.engine.trace(absent?.id ?? ''))).toEqual(['b:changed']);
  });
});

describe('for each input', () => {
  it('the goal comes before exits, exits before suppression, suppression before the node', async () => {
    const rules = {
      goal: { name: 'G', when: { event: 'paid' }, onReached: 'exit' },
      exits: [
        { id: 'first', when: { event: 'stop' } },
        { id: 'second', when: { event: 'stop' } },
        { id: 'paid', when: { event: 'paid' } },
        { id: 'rich', when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true } },
      ],
    };
    const end = async (
      more: Record<string, unknown>,
      act: (host: Awaited<ReturnType<typeof aHost>>) => Promise<unknown>,
    ): Promise<unknown> => {
      const host = await aHost();
      await host.publish(
        aJourney(
          {
            w: {
              type: 'wait',
              until: [
                { id: 'a', type: 'event', event: 'paid' },
                { id: 'b', type: 'event', event: 'stop' },
              ],
            },
          },
          more,
        ),
      );
      await host.event('go');
      await act(host);
      return (await host.enrollment()).end;
    };
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'exit' };

    expect(await end(rules, (host) => host.event('paid'))).toBe('goal');
    expect(await end(rules, (host) => host.event('stop'))).toBe('exited:first');
    expect(await end({ ...rules, suppression }, (host) => host.patch({ set: { doNotContact: true } }))).toBe('exited:rich');
    expect(await end({ suppression }, (host) => host.patch({ set: { doNotContact: true } }))).toBe('suppressed');
  });

  it('those inside are judged before the triggers: who ends by the event may enter again by it', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ w: waitFor('pong') }, { entry: { reentry: { mode: 'afterExit' } }, exits: [{ id: 'again', when: { event: 'go' } }] }),
    );
    await host.event('go');
    await host.pass('PT1H');
    await host.event('go');
    expect((await host.enrollments()).map((one) => [one.ordinal, one.status, one.end])).toEqual([
      [1, 'ended', 'exited:again'],
      [2, 'live', undefined],
    ]);
  });

  it('each entry walks until it parks before the next trigger is judged', async () => {
    const host = await aHost();
    const taking = (id: string, priority: number): object =>
      aJourney(
        { u: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 1 }] } },
        { id, priority, entry: { criteria: { left: { attribute: 'score' }, op: 'lt', right: 1, orMissing: true } } },
      );
    await host.publish(taking('low', 1));
    await host.publish(taking('high', 2));
    await host.event('go');
    expect((await host.enrollments()).map((one) => one.journeyId)).toEqual(['high']);
    expect(await host.refusals()).toMatchObject([{ journeyId: 'low', reason: 'criteria' }]);
  });
});
