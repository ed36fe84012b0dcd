import {
  addDuration,
  atLocalTime,
  durationWithAt,
  instantAtWallClock,
  isInWindow,
  isTimeZone,
  localParts,
  nextLocalTime,
  nextWindowStart,
  startOfLocalDay,
  startOfNextLocalDay,
  subtractDuration,
  wallClockAt,
  windowEnd,
} from '@sojourn/schema';
import { Temporal } from '@js-temporal/polyfill';
import { describe, expect, it } from 'vitest';
import { textOf, timeOf } from './support/clock-face.ts';
import { oracleOf } from './support/oracle.ts';
import type { Day, Oracle } from './support/oracle.ts';
import { allZones, clusters, endAt, firstAt } from './support/zones.ts';
import type { Transition } from './support/zones.ts';

const minute = 60_000;
const day = 86_400_000;
/** Two Temporals in one test: seconds, on a machine that has other things to do a minute. */
const timeout = 90_000;
const groups = clusters();
const moving = groups.filter(({ transitions }) => transitions.length > 0);

/** Differences are gathered, so that a run says how many there are. */
function createComparison() {
  const different: string[] = [];
  let compared = 0;
  return {
    different,
    compared: () => compared,
    same(what: () => string, ours: number | string | undefined, oracles: number | string | undefined): void {
      compared += 1;
      if (ours !== oracles) different.push(`${what()}: ${show(ours)}, the oracle has ${show(oracles)}`);
    },
  };
}

function show(value: number | string | undefined): string {
  return typeof value === 'number' ? textOf(value) : String(value);
}

function plainOf(wallClock: number): Temporal.PlainDateTime {
  return Temporal.PlainDateTime.from(textOf(wallClock).slice(0, -1));
}

function wallMs(oracle: Oracle, instant: number): number {
  return Date.parse(`${oracle.wall(instant).toString({ fractionalSecondDigits: 3 })}Z`);
}

describe('the zones', () => {
  it('are all of the database, links too, and every one of them is known', () => {
    const zones = allZones();
    expect(zones.length).toBeGreaterThan(590);
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
    expect(groups.flatMap((group) => group.zones)).toHaveLength(zones.length);
    // What these tests are about does happen: gaps, overlaps, days without a midnight, changes of less than an hour.
    const all = moving.flatMap(({ transitions }) => transitions);
    expect(all.some(({ before, after }) => after > before)).toBe(true);
    expect(all.some(({ before, after }) => Math.abs(after - before) === 30 * minute)).toBe(true);
    expect(all.some(({ before, after }) => Math.abs(after - before) === 120 * minute)).toBe(true);
    expect(all.some(({ at, before, after }) => after > before && timeOf(at + before) === '00:00')).toBe(true);
    expect(all.some(({ at, before, after }) => after < before && timeOf(at + after) === '23:00')).toBe(true);
  });

  it('have no change of clocks that was not found, and no other', () => {
    for (const { zone, transitions } of groups) {
      const known: number[] = [];
      let next = Temporal.Instant.fromEpochMilliseconds(firstAt).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
      for (; next !== null && next.epochMilliseconds < endAt; next = next.getTimeZoneTransition('next')) known.push(next.epochMilliseconds);
      expect(known.map(textOf), zone).toEqual(transitions.map(({ at }) => textOf(at)));
    }
  });

  it('change their clocks when both Temporals and the platform’s formatter say so, each of them at each change', { timeout }, () => {
    const { different, same, compared } = createComparison();
    for (const { zones, transitions } of groups) {
      for (const zone of zones) {
        const oracle = oracleOf(zone);
        for (const { at, before, after } of transitions) {
          const where = () => `${zone} ${textOf(at)}`;
          same(where, wallClockAt(at - 1, zone), at - 1 + before);
          same(where, wallClockAt(at, zone), at + after);
          same(where, wallClockAt(at - 1, zone), wallMs(oracle, at - 1));
          same(where, wallClockAt(at, zone), wallMs(oracle, at));
          // The middle of what occurs never, or twice, and both ends of it.
          const [low, high] = [Math.min(before, after) + at, Math.max(before, after) + at];
          for (const shown of [low, (low + high) / 2, high]) {
            same(where, instantAtWallClock(shown, zone), oracle.first(plainOf(shown)));
          }
        }
        for (const year of [2024, 2029]) {
          const noon = Date.UTC(year, 1, 29, 12);
          same(() => `${zone} ${year}`, instantAtWallClock(noon, zone), oracle.first(plainOf(noon)));
        }
      }
    }
    expect(different).toEqual([]);
    expect(compared()).toBeGreaterThan(15_000);
  });
});

/** Instants and wall clock times around a change, those on it and one millisecond off it too. */
const aroundMinutes = [-24 * 60, -150, -90, -60, -45, -30, -1, 0, 1, 15, 30, 59, 60, 90, 120, 24 * 60];

describe.each(parts(moving, 6))('around every change of clocks, zones $from to $to', ({ list }) => {
  it('instants, walls, days and times of day are those of the oracle', { timeout }, () => {
    const { different, same, compared } = createComparison();
    for (const { zone, transitions } of list) {
      const oracle = oracleOf(zone);
      for (const transition of transitions) {
        for (const minutes of aroundMinutes) {
          const instant = transition.at + minutes * minute;
          const where = () => `${zone} ${textOf(instant)}`;
          same(where, wallClockAt(instant, zone), wallMs(oracle, instant));
          for (const shown of [instant + transition.before, instant + transition.after]) {
            same(() => `${zone} wall ${textOf(shown)}`, instantAtWallClock(shown, zone), oracle.first(plainOf(shown)));
          }
          const date = oracle.wall(instant).toPlainDate();
          same(where, localParts(instant, zone).date, date.toString());
          const midnight = Temporal.PlainTime.from('00:00');
          same(where, startOfLocalDay(instant, zone), oracle.first(date.toPlainDateTime(midnight)));
          same(where, startOfNextLocalDay(instant, zone), oracle.first(date.add({ days: 1 }).toPlainDateTime(midnight)));
        }
        for (const time of timesAround(transition)) {
          const date = textOf(transition.at + transition.before).slice(0, 10);
          same(
            () => `${zone} ${date} ${time}`,
            atLocalTime(date, time, zone),
            oracle.first(Temporal.PlainDateTime.from(`${date}T${time}`)),
          );
        }
      }
    }
    expect(different).toEqual([]);
    expect(compared()).toBeGreaterThan(5_000);
  });

  it('durations, local times and windows are those of the oracle, and never in the past', { timeout }, () => {
    const { different, same, compared } = createComparison();
    for (const { zone, transitions } of list) {
      const oracle = oracleOf(zone);
      for (const transition of transitions) {
        for (const [index, duration] of durations.entries()) {
          // Reckoned from where it arrives around the change, and from the change itself.
          const away = oracle.add(transition.at, duration.startsWith('-') ? duration.slice(1) : `-${duration}`);
          for (const minutes of [-60, 0, 30]) {
            const from = away + (minutes + index) * minute;
            const to = addDuration(from, duration, zone);
            same(() => `${zone} ${textOf(from)} ${duration}`, to, oracle.add(from, duration));
            const back = duration.startsWith('-') ? duration.slice(1) : `-${duration}`;
            same(() => `${zone} ${textOf(from)} less ${duration}`, subtractDuration(from, duration, zone), oracle.add(from, back));
          }
        }
        const weekday = localParts(transition.at, zone).weekday;
        for (const time of timesAround(transition)) {
          for (const hours of [-24, 0, 1]) {
            const from = transition.at + hours * 60 * minute;
            for (const inclusive of [true, false]) {
              for (const on of [undefined, [weekday]] as const) {
                const where = () => `${zone} after ${textOf(from)} ${time} ${String(on)}`;
                const ours = nextLocalTime(from, time, zone, { inclusive, weekdays: on });
                same(where, ours, oracle.next(from, time, { inclusive, on }));
                if (ours < from || (!inclusive && ours === from)) different.push(`${where()} is not after it`);
              }
            }
          }
        }
        compareWindows(zone, oracle, transition, same);
      }
    }
    expect(different).toEqual([]);
    expect(compared()).toBeGreaterThan(5_000);
  });
});

const durations = ['P1D', 'PT24H', 'P1M', 'P1W', 'P1Y', 'P1DT1H', 'PT90M', '-P1D', '-P1M', '-PT36H'];

function compareWindows(zone: string, oracle: Oracle, transition: Transition, same: ReturnType<typeof createComparison>['same']): void {
  const times = timesAround(transition);
  const weekday: Day = localParts(transition.at - 1, zone).weekday;
  for (const [index, from] of times.entries()) {
    const to = times[(index + 2) % times.length] ?? from;
    const window = { from, to, weekdays: index % 2 === 0 ? undefined : [weekday] };
    for (const minutes of [-24 * 60, -60, 0, 30]) {
      const at = transition.at + minutes * minute;
      const where = () => `${zone} ${textOf(at)} window ${from} ${to}`;
      const opening = oracle.openings(window, at).find((one) => one.from <= at && at < one.to);
      same(where, String(isInWindow(window, at, zone)), String(opening !== undefined));
      same(where, windowEnd(window, at, zone), opening?.to);
      same(where, nextWindowStart(window, at, zone), oracle.open(window, at));
    }
  }
}

/** Times that the change takes away or gives twice, and their neighbours. */
function timesAround({ at, before, after }: Transition): readonly string[] {
  const [low, high] = [Math.min(before, after) + at, Math.max(before, after) + at];
  return [...new Set([low - 30 * minute, low, (low + high) / 2, high, high + 30 * minute].map(timeOf))];
}

describe('a wait for a duration', () => {
  it('with a local time, with weekdays and with both is the oracle’s, over every change of clocks', { timeout }, () => {
    const { different, same, compared } = createComparison();
    for (const { zone, transitions } of moving) {
      const oracle = oracleOf(zone);
      for (const transition of transitions) {
        const weekday = localParts(transition.at, zone).weekday;
        const time = timeOf((transition.before + transition.after) / 2 + transition.at);
        for (const [duration, at, weekdays] of [
          ['P1D', time, undefined],
          ['PT24H', time, undefined],
          ['P1D', time, [weekday]],
          ['P1D', undefined, [weekday]],
          ['P2D', undefined, ['mon', 'tue', 'wed', 'thu', 'fri']],
        ] as const) {
          for (const arrival of [transition.at - day - 30 * minute, transition.at - day, transition.at - 60 * minute]) {
            const end = oracle.add(arrival, duration);
            const isAllowed = weekdays === undefined || weekdays.some((one) => one === localParts(end, zone).weekday);
            const expected =
              at !== undefined
                ? oracle.next(end, at, { inclusive: true, on: weekdays })
                : isAllowed
                  ? end
                  : oracle.next(end, '00:00', { inclusive: true, on: weekdays });
            const ours = durationWithAt(arrival, duration, at, weekdays, zone);
            same(() => `${zone} ${textOf(arrival)} ${duration} ${at ?? ''} ${String(weekdays)}`, ours, expected);
          }
        }
      }
    }
    expect(different).toEqual([]);
    expect(compared()).toBeGreaterThan(5_000);
  });

  it('clamps at the ends of months, every day from 2024 to 2029', () => {
    const { different, same } = createComparison();
    const oracle = oracleOf('Europe/Stockholm');
    for (let noon = Date.UTC(2024, 0, 1, 11); noon < Date.UTC(2030, 0, 1); noon += day) {
      const date = new Date(noon).getUTCDate();
      if (date < 28 && date > 1) continue;
      for (const duration of ['P1M', 'P2M', 'P1Y', 'P1M1D', '-P1M', '-P1Y', 'P1Y1M1W1DT1H1M1.5S']) {
        same(() => `${textOf(noon)} ${duration}`, addDuration(noon, duration, oracle.zone), oracle.add(noon, duration));
      }
    }
    expect(different).toEqual([]);
  });
});

/** Parts of about the same length, so that no test is long. */
function parts<T extends { readonly zone: string }>(list: readonly T[], count: number) {
  const size = Math.ceil(list.length / count);
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size))
    .filter((part) => part.length > 0)
    .map((part) => ({ list: part, from: part[0]?.zone ?? '', to: part.at(-1)?.zone ?? '' }));
}
