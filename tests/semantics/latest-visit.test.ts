import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { lastOf, pathOf } from './support/story.ts';

describe('a result', () => {
  it('of a wait is that of its latest visit: nothing, where that ended by its deadline', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        w: {
          type: 'wait',
          until: [
            { id: 'heard', type: 'event', event: 'ping' },
            { id: 'timeout', type: 'duration', duration: 'P1D' },
          ],
          outlets: { heard: 'b', timeout: 'b' },
        },
        b: {
          type: 'branch',
          cases: [
            { id: 'seven', when: { left: { result: 'w.n' }, op: 'eq', right: 7 } },
            { id: 'none', when: { left: { result: 'w.n' }, op: 'missing' } },
          ],
          outlets: { seven: 'w', none: 'v' },
        },
        v: waitFor('pong'),
      }),
    );
    await host.event('go');
    await host.event('ping', { n: 7 });
    await host.pass('P1D');
    expect(pathOf(await host.trace())).toEqual(['w:heard', 'b:seven', 'w:timeout', 'b:none']);
  });

  it('of an action is that of its latest visit, likewise', async () => {
    const host = await aHost({ provider: { h: [() => ({ data: { score: 1 } }), () => undefined] } });
    await host.publish(
      aJourney({
        h: act('hook', { outlets: { next: 'b' } }),
        b: {
          type: 'branch',
          cases: [{ id: 'scored', when: { left: { result: 'h.score' }, op: 'exists' } }],
          outlets: { scored: 'w' },
        },
        w: { ...waitFor('ping'), outlets: { next: 'h' } },
      }),
    );
    await host.event('go');
    await host.event('ping');
    expect(pathOf(await host.trace())).toEqual(['h:next', 'b:scored', 'w:next', 'h:next', 'b:else']);
  });
});

describe('since entry', () => {
  const document = aJourney({
    w: {
      type: 'wait',
      until: [{ id: 'heard', type: 'event', event: 'ping', since: 'entry' }],
      outlets: { heard: 'b' },
    },
    b: { type: 'branch', cases: [{ id: 'one', when: { left: { result: 'w.n' }, op: 'eq', right: 1 } }] },
  });

  it('goes by when events happened, also where the trigger event came late', async () => {
    const host = await aHost();
    await host.publish(document);
    await host.event('ping', { n: 0 }, { at: '2026-03-02T07:59:00Z' });
    await host.event('ping', { n: 1 }, { at: '2026-03-02T08:30:00Z' });
    await host.event('go', {}, { at: '2026-03-02T08:00:00Z' });
    expect(pathOf(await host.trace())).toEqual(['w:heard', 'b:one']);
    expect(lastOf(await host.trace(), 'entered').at).toBe('2026-03-02T09:00:00.000Z');
  });

  it('of several takes the one that happened first', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        first: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'w' } },
        w: { type: 'wait', until: [{ id: 'heard', type: 'event', event: 'ping', since: 'entry' }], outlets: { heard: 'b' } },
        b: { type: 'branch', cases: [{ id: 'one', when: { left: { result: 'w.n' }, op: 'eq', right: 1 } }] },
      }),
    );
    await host.event('go');
    await host.pass('PT10M');
    await host.event('ping', { n: 2 });
    await host.event('ping', { n: 1 }, { at: '2026-03-02T09:05:00Z' });
    await host.pass('PT1H');
    expect(pathOf(await host.trace())).toEqual(['first:next', 'w:heard', 'b:one']);
  });

  it('tells events of one millisecond apart by their arrival', async () => {
    const host = await aHost();
    await host.publish(document);
    await host.post('ping', { n: 0 });
    await host.post('go');
    await host.post('ping', { n: 1 });
    await host.engine.settle();
    expect(pathOf(await host.trace())).toEqual(['w:heard', 'b:one']);
  });

  it('of an attribute trigger counts from the change on', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { w: { type: 'wait', until: [{ id: 'heard', type: 'event', event: 'ping', since: 'entry' }] } },
        { entry: { triggers: [{ id: 't', type: 'attribute', attribute: 'plan' }] } },
      ),
    );
    await host.event('ping');
    await host.pass('PT1H');
    await host.patch({ set: { plan: 'pro' } });
    expect((await host.enrollment()).status).toBe('live');
    await host.event('ping');
    expect((await host.enrollment()).status).toBe('ended');
  });
});
