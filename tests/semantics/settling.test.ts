import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { pathOf } from './support/story.ts';

describe('settling', () => {
  it('from several sides at once does everything once', async () => {
    const host = await aHost();
    await host.publish(aJourney({ h: act('hook', { outlets: { next: 'w' } }), w: { ...aDay, outlets: { next: 'g' } }, g: act('hook') }));
    for (let n = 0; n < 30; n += 1) await host.post('go', {}, { contact: `p${n}` });
    await Promise.all([host.engine.settle(), host.engine.settle(), host.clock.advance('P2D'), host.engine.settle()]);
    await host.engine.settle();
    expect(new Set(host.calls.map((call) => call.key)).size).toBe(60);
    expect(host.calls).toHaveLength(60);
    expect((await host.enrollments()).every((one) => one.end === 'completed')).toBe(true);
  });

  it('does what handlers send in while it runs, too', async () => {
    const host = await aHost({
      provider: {
        h: [
          async ({ contactId }) => {
            await host.engine.track({ id: `echo-${contactId}`, contactId, name: 'ping' });
          },
        ],
      },
    });
    await host.publish(aJourney({ h: act('hook', { outlets: { next: 'w' } }), w: waitFor('ping', { since: 'entry' }) }));
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['h:next', 'w:next']);
  });

  it('with nothing to do does nothing, and a worker stops when it is told to', async () => {
    const host = await aHost();
    await host.engine.settle();
    const stop = new AbortController();
    const worker = host.engine.run({ signal: stop.signal, concurrency: 4, pollMs: 5 });
    await host.publish(aJourney({ h: act('hook') }));
    const done = new Promise<void>((resolve) => {
      const look = async (): Promise<void> => {
        const { rows } = await host.engine.enrollments({ status: 'ended' });
        if (rows.length === 10) resolve();
        else setImmediate(() => void look());
      };
      void look();
    });
    for (let n = 0; n < 10; n += 1) await host.post('go', {}, { contact: `p${n}` });
    await done;
    stop.abort();
    await worker;
    expect(host.calls).toHaveLength(10);
  });
});
