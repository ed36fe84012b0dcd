import { runScenario } from '@sojourn/engine';
import { parseJourney } from '@sojourn/schema';
import type { Journey } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { handOver, aTarget, journeysOf, reasons } from './support/a-hand-over.ts';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { anApproval } from './support/a-task.ts';
import { shopCatalog } from './support/shop-catalog.ts';

function parsed(document: object): Journey {
  const read = parseJourney(document);
  if (!read.ok) throw new Error(`It does not parse: ${read.problems[0]?.code ?? ''}`);
  return read.journey;
}

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
