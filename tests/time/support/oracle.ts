import { Temporal } from '@js-temporal/polyfill';

const millisecond = { fractionalSecondDigits: 3 } as const;
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof days)[number];

/** The calendar of the language, said again over another Temporal, one zone at a time. Instants are epoch milliseconds. */
export interface Oracle {
  readonly zone: string;
  /** What the wall shows. */
  wall(instant: number): Temporal.PlainDateTime;
  /** The first instant at which the wall shows it; in a gap, the first after it. */
  first(wall: Temporal.PlainDateTime): number;
  add(instant: number, duration: string): number;
  /** The first such local time after `from`, or at it if `inclusive`. */
  next(from: number, time: string, options: { readonly inclusive: boolean; readonly on?: readonly Day[] | undefined }): number;
  /** The openings of a window that may concern an instant, in order; `to` is exclusive. */
  openings(window: Window, around: number): readonly Opening[];
  /** When the window is next open, `from` itself if it is. */
  open(window: Window, from: number): number;
  /** A number of business days later, at the same local time. */
  addBusinessDays(instant: number, count: number, holidays: readonly string[]): number;
}

export interface Window {
  readonly from: string;
  readonly to: string;
  readonly weekdays?: readonly Day[] | undefined;
}

export interface Opening {
  readonly from: number;
  readonly to: number;
}

export function oracleOf(zone: string): Oracle {
  const known = new Map<string, number>();
  const wall: Oracle['wall'] = (instant) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  const first: Oracle['first'] = (plain) => {
    const text = plain.toString(millisecond);
    let instant = known.get(text);
    if (instant === undefined) known.set(text, (instant = firstShowing(plain, zone)));
    return instant;
  };
  const on = (date: Temporal.PlainDate, time: string): number => first(date.toPlainDateTime(Temporal.PlainTime.from(time)));
  const openings: Oracle['openings'] = (window, around) => {
    const today = wall(around).toPlainDate();
    // Every day, or the same weekday of the weeks around: the only opening of one may fall into a gap.
    return fromTo(-2, window.weekdays === undefined ? 2 : 16).flatMap((offset) => {
      const date = today.add({ days: offset });
      if (!isOn(date, window.weekdays)) return [];
      const opening = { from: on(date, window.from), to: on(window.to > window.from ? date : date.add({ days: 1 }), window.to) };
      return opening.from < opening.to ? [opening] : [];
    });
  };
  return {
    zone,
    wall,
    first,
    add: (instant, duration) => add(instant, Temporal.Duration.from(duration), wall, first),
    next(from, time, { inclusive, on: weekdays }) {
      const today = wall(from).toPlainDate();
      for (let offset = -1; offset < 16; offset += 1) {
        const date = today.add({ days: offset });
        const at = isOn(date, weekdays) ? on(date, time) : Number.NEGATIVE_INFINITY;
        if (at > from || (inclusive && at === from)) return at;
      }
      throw new Error('No such day');
    },
    openings,
    open(window, from) {
      const next = openings(window, from).find((opening) => opening.to > from);
      if (next === undefined) throw new Error('Never open');
      return Math.max(next.from, from);
    },
    addBusinessDays(instant, count, holidays) {
      const there = wall(instant);
      let date = there.toPlainDate();
      for (let left = count; left > 0;) {
        date = date.add({ days: 1 });
        if (date.dayOfWeek <= 5 && !holidays.includes(date.toString())) left -= 1;
      }
      return first(date.toPlainDateTime(there.toPlainTime()));
    },
  };
}

function firstShowing(plain: Temporal.PlainDateTime, zone: string): number {
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(plain)) return earlier.epochMilliseconds;
  // In a gap, `earlier` lies before it, as far as the gap is long.
  const end = earlier.getTimeZoneTransition('next');
  if (end === null) throw new Error(`A gap without an end at ${plain.toString()} in ${zone}`);
  return end.epochMilliseconds;
}

/** Calendar units on the wall, then exact ones. */
function add(instant: number, duration: Temporal.Duration, wall: Oracle['wall'], first: Oracle['first']): number {
  const { years, months, weeks, days: whole } = duration;
  const exact = Temporal.Duration.from({
    hours: duration.hours,
    minutes: duration.minutes,
    seconds: duration.seconds,
    milliseconds: duration.milliseconds,
  }).total('milliseconds');
  const isCalendar = years !== 0 || months !== 0 || weeks !== 0 || whole !== 0;
  return (isCalendar ? first(wall(instant).add({ years, months, weeks, days: whole })) : instant) + exact;
}

function isOn(date: Temporal.PlainDate, weekdays: readonly Day[] | undefined): boolean {
  const day = days[date.dayOfWeek - 1];
  return weekdays === undefined || (day !== undefined && weekdays.includes(day));
}

function fromTo(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
