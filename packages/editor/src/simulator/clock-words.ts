import { isTimeZone, localParts } from '@sojourn/schema';
import type { Instant, TimeZone } from '@sojourn/schema';
import type { Words } from '../messages/words.ts';

/** “Tue, 3 Mar, 10:00”: an instant in a zone, in the reader's way. */
export function clockText(at: Instant, zone: TimeZone, { locale }: Words): string {
  return format(at, zone, locale, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

/** The time of day, after the weekday where the day is another than before. */
export function shortClock(at: Instant, before: Instant | undefined, zone: TimeZone, { locale }: Words): string {
  const isOtherDay = before === undefined || dayOf(at, zone) !== dayOf(before, zone);
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (!isOtherDay) return format(at, zone, locale, time);
  // A week on, the weekday alone would say the wrong day.
  const isFar = before !== undefined && at - before > 6 * dayMs;
  return format(at, zone, locale, isFar ? { day: 'numeric', month: 'short', ...time } : { weekday: 'short', ...time });
}

function format(at: Instant, zone: TimeZone, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: known(zone) }).format(at);
}

function dayOf(at: Instant, zone: TimeZone): string {
  return localParts(at, known(zone)).date;
}

function known(zone: TimeZone): TimeZone {
  return isTimeZone(zone) ? zone : 'UTC';
}

const dayMs = 86_400_000;
