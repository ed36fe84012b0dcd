import { describe, expect, it } from 'vitest';
import { sampleCatalog, sampleJourney } from '../testing/sample-journey.ts';
import { createEngine } from './create-engine.ts';
import { memoryStore } from './memory/memory-store.ts';
import { shiftedClock } from './shifted-clock.ts';
import { systemClock } from './system-clock.ts';
import { virtualClock } from './virtual-clock.ts';

const start = '2026-03-02T09:00:00+01:00';
const signup = (contactId: string) => ({ id: `signup-${contactId}`, contactId, name: 'signup' });

describe('clocks', () => {
  it('stop at every wake-up on the way, in order', async () => {
    const clock = virtualClock(start);
    const seen: string[] = [];
    const engine = createEngine({
      store: memoryStore(),
      clock,
      catalog: sampleCatalog,
      handlers: {
        welcome: async () => {},
        remind: async (effect) => void seen.push(`${effect.contactId} ${new Date(clock.now()).toISOString()}`),
      },
    });
    await engine.publish(sampleJourney());
    await engine.track(signup('ann'));
    await clock.advance('PT6H');
    await engine.track(signup('bob'));
    await clock.advanceTo('2026-04-01T00:00:00Z');
    expect(seen).toEqual(['ann 2026-03-04T08:00:00.000Z', 'bob 2026-03-04T14:00:00.000Z']);
    expect(clock.now()).toBe(Date.parse('2026-04-01T00:00:00Z'));
    await expect(clock.advance('-P1D')).rejects.toThrow(RangeError);
    await expect(clock.advance('a while')).rejects.toThrow(RangeError);
    expect(() => virtualClock('tomorrow')).toThrow(RangeError);
  });

  it('put a running clock forward, with its shift stored before anything is done at that time', async () => {
    const base = systemClock();
    const stored: number[] = [];
    const clock = shiftedClock(base, 1_000, async (shiftMs) => void stored.push(shiftMs));
    const seen: number[] = [];
    const engine = createEngine({
      store: memoryStore(),
      clock,
      catalog: sampleCatalog,
      handlers: { welcome: async () => {}, remind: async () => void seen.push(stored.at(-1) ?? 0) },
    });
    await engine.publish(sampleJourney());
    const stop = new AbortController();
    const running = engine.run({ signal: stop.signal, pollMs: 60_000 });
    await engine.track(signup('ann'));
    let woken = false;
    clock.wakeAt(clock.now() + 86_400_000, () => (woken = true));
    await clock.advance('P10D');
    await expect.poll(() => woken).toBe(true);
    stop.abort();
    await running;
    const days = (ms: number): number => Math.round(ms / 86_400_000);
    expect([days(clock.shiftMs()), days(seen[0] ?? 0), days(clock.now() - base.now())]).toEqual([10, 2, 10]);
    expect((await engine.enrollments()).rows).toMatchObject([{ status: 'ended' }]);
  });
});
