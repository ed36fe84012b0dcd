import { describe, expect, it } from 'vitest';
import { instantTextIn, instantToLocal, localToInstant } from './local-instant.ts';

describe('a wall clock as an instant', () => {
  it.each([
    { local: '2026-03-02T09:00', zone: 'Europe/Stockholm', instant: '2026-03-02T09:00:00+01:00' },
    { local: '2026-07-02T09:00', zone: 'Europe/Stockholm', instant: '2026-07-02T09:00:00+02:00' },
    { local: '2026-07-02T09:00', zone: 'America/New_York', instant: '2026-07-02T09:00:00-04:00' },
    { local: '2026-07-02T09:00', zone: 'Asia/Kolkata', instant: '2026-07-02T09:00:00+05:30' },
    { local: '2026-07-02T09:00', zone: 'UTC', instant: '2026-07-02T09:00:00+00:00' },
  ])('$local in $zone is $instant', ({ local, zone, instant }) => {
    expect(localToInstant(local, zone)).toBe(instant);
    expect(instantToLocal(instant, zone)).toBe(local);
  });

  it('moves a time that the change of clocks leaves out forward, and takes the first of two', () => {
    expect(localToInstant('2026-03-29T02:30', 'Europe/Stockholm')).toBe('2026-03-29T03:00:00+02:00');
    expect(localToInstant('2026-10-25T02:30', 'Europe/Stockholm')).toBe('2026-10-25T02:30:00+02:00');
  });

  it('reads nothing from what is no time', () => {
    expect(localToInstant('', 'UTC')).toBeUndefined();
    expect(localToInstant('soon', 'UTC')).toBeUndefined();
    expect(instantToLocal('soon', 'UTC')).toBeUndefined();
  });

  it('writes an instant with the offset of its zone', () => {
    expect(instantTextIn(Date.UTC(2026, 2, 2, 8, 12), 'Europe/Stockholm')).toBe('2026-03-02T09:12:00+01:00');
  });
});
