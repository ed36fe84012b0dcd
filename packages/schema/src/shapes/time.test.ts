import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDuration } from '../time/duration.ts';
import { jsonSchemaOf } from '../../scripts/shape-json-schema.ts';
import { isCron } from '../triggers/cron.ts';
import { isRrule } from '../triggers/rrule.ts';
import { readShape } from './read-shape.ts';
import { duration, offset } from './time.ts';

const pieces = ['P', 'T', '-', '1', '0', '12', '.5', '.', 'Y', 'M', 'W', 'D', 'H', 'S', ' ', '1234567890'];
const parts = ['P', 'T', '1Y', '12M', '0W', '3D', '4H', '5M', '6.5S', '1234567890D', '-'];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((list) => list.join('')),
  fc.subarray(parts, { minLength: 1 }).map((list) => list.join('')),
  fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((list) => `P${list.join('')}`),
);

describe('the pattern of durations', () => {
  it('says what the reader of durations says, so that the JSON Schema is right', () => {
    const seen = { good: 0, bad: 0 };
    fc.assert(
      fc.property(texts, (text) => {
        expect(readShape(duration, text).length === 0).toBe(isDuration(text));
        expect(readShape(offset, text).length === 0).toBe(isDuration(text, { negative: true }));
        expect(jsonSchemaOf(duration)['pattern']).toBeDefined();
        expect(new RegExp(String(jsonSchemaOf(duration)['pattern'])).test(text)).toBe(isDuration(text));
        seen[isDuration(text) ? 'good' : 'bad']++;
      }),
      { numRuns: 20_000, seed: 31 },
    );
    expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(500);
  });
});

describe('cron of five fields', () => {
  it.each(['0 9 * * 1', '*/15 9-17 1,15 jan-mar mon-fri', '59 23 31 12 7', '0-30/5 * * * SUN', '0  9 * * *'])('is %s', (text) => {
    expect(isCron(text)).toBe(true);
  });

  it.each([
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 8',
    '*/0 * * * *',
    '5-1 * * * *',
    '1/2 * * * *',
    '@daily',
    '1-2-3 * * * *',
    ',1 * * * *',
    '* * L * *',
    `${'1,'.repeat(200)}1 * * * *`,
  ])('is not "%s"', (text) => {
    expect(isCron(text)).toBe(false);
  });
});

describe('a recurrence rule', () => {
  it.each([
    'FREQ=DAILY',
    'RRULE:FREQ=WEEKLY;BYDAY=MO,TH',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=5',
    'DTSTART:20260101T090000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1',
  ])('is %s', (text) => {
    expect(isRrule(text)).toBe(true);
  });

  it.each([
    '',
    'BYDAY=MO',
    'FREQ=SECONDLY',
    'FREQ=DAILY;FREQ=DAILY',
    'FREQ=DAILY;COUNT=1;UNTIL=20260101',
    'FREQ=DAILY;WHAT=1',
    'FREQ',
    'DTSTART:20260101\nFREQ=DAILY',
    'FREQ=DAILY;INTERVAL=0',
  ])('is not "%s"', (text) => {
    expect(isRrule(text)).toBe(false);
  });
});
