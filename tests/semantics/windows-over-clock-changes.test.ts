import type { Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { left, until } from './support/a-wait.ts';

const timezone = 'Europe/Stockholm';

describe('a window on a day on which clocks change', () => {
  const opens = async (start: string, from: string, to: string): Promise<string> => {
    const host = await aHost({ start });
    await host.publish(aJourney(until({ id: 'next', type: 'time', window: { from, to } }), { timezone }));
    await host.event('go');
    await host.pass('P3D');
    return left(host);
  };

  it('is open the first time that its times come, and not the second', async () => {
    expect(await opens('2026-10-25T02:20:00+02:00', '02:15', '02:45')).toBe('next 2026-10-25T00:20:00.000Z');
    expect(await opens('2026-10-25T02:20:00+01:00', '02:15', '02:45')).toBe('next 2026-10-26T01:15:00.000Z');
  });

  it('stays open through the hour that comes twice, if it opens before it and closes after it', async () => {
    expect(await opens('2026-10-25T02:20:00+01:00', '01:30', '03:30')).toBe('next 2026-10-25T01:20:00.000Z');
  });

  it('has no opening in a gap that swallows it, and one up to the gap, or from its end', async () => {
    expect(await opens('2026-03-29T00:10:00+01:00', '02:15', '02:45')).toBe('next 2026-03-30T00:15:00.000Z');
    expect(await opens('2026-03-29T01:40:00+01:00', '01:30', '02:45')).toBe('next 2026-03-29T00:40:00.000Z');
    expect(await opens('2026-03-29T03:00:00+02:00', '01:30', '02:45')).toBe('next 2026-03-29T23:30:00.000Z');
    expect(await opens('2026-03-29T00:10:00+01:00', '02:30', '03:30')).toBe('next 2026-03-29T01:00:00.000Z');
  });

  it('lets a message go when quiet hours end the first time', async () => {
    const policy: Policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '02:30' }] };
    const host = await aHost({ policy, start: '2026-10-24T22:00:00+02:00' });
    await host.publish(aJourney({ m: act('mail') }, { timezone }));
    await host.event('go');
    await host.pass('P1D');
    expect(host.calls.map((call) => call.at)).toEqual(['2026-10-25T00:30:00.000Z']);
  });
});
