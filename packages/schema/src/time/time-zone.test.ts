import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { describe, expect, it } from 'vitest';
import { isTimeZone } from './time-zone.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const short = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
const names = [
  ...Intl.supportedValuesOf('timeZone'),
  'EST5EDT',
  'GMT0',
  'US/Pacific',
  'posixrules',
  'GMT+1',
  'Europe/Kyiv',
  'europe/berlin',
];

/** Whether there are rules to reckon with. */
function hasRules(zone: string): boolean {
  try {
    toZonedDateTimeISO(fromEpochMilliseconds(0), zone);
    return true;
  } catch {
    return false;
  }
}

describe('the name of a time zone', () => {
  it('is known exactly where its rules are', () => {
    const all = [...names, ...short, ...short.map((name) => name.toLowerCase())];

    expect(all.filter((name) => isTimeZone(name) !== hasRules(name))).toEqual([]);
    expect(all.filter(isTimeZone).length).toBeGreaterThan(400);
  });

  it('is remembered without being kept for ever', () => {
    const answers = Array.from({ length: 5_000 }, (_, index) => isTimeZone(`Nowhere/Town${index}`));

    expect(answers).not.toContain(true);
    expect(isTimeZone('Europe/Berlin')).toBe(true);
  });
});
