import type { Duration, Instant, TimeZone } from '@sojourn/schema';

/** An instant as the clock shows it, such as "Tue 3 Mar, 10:00". */
export function clockText(at: Instant, zone: TimeZone, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at);
}

/** The time of day alone. */
export function timeText(at: Instant, zone: TimeZone, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at);
}

/** The weekday and the time of day. */
export function weekdayTimeText(at: Instant, zone: TimeZone, locale: string): string {
  return `${new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: zone }).format(at)} ${timeText(at, zone, locale)}`;
}

/** Which day an instant falls on, to tell days apart. */
export function dayKey(at: Instant, zone: TimeZone): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone }).format(at);
}

/** The length between two instants in the largest unit that says it well. */
export function lengthBetween(from: Instant, to: Instant): Duration {
  const minutes = Math.round((to - from) / 60_000);
  if (minutes < 60) return `PT${minutes}M`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `PT${hours}H` : `P${Math.round(hours / 24)}D`;
}
