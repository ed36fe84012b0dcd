import type { Weekday } from '@sojourn/schema';

/** The days in the order of a week that begins on Monday. */
export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A weekday in the words of a locale. */
export function weekdayName(day: Weekday, locale: string, style: 'long' | 'short'): string {
  // 5 January 2026 is a Monday.
  const at = Date.UTC(2026, 0, 5 + weekdays.indexOf(day));
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(at);
}
