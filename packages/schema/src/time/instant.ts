import type { Instant, InstantText } from '../values.ts';
import { civilFromDays, msPerDay, msPerMinute } from './civil.ts';
import { daysOfDate } from './local-time.ts';

/** 0000-01-01T00:00:00.000Z, the earliest instant that RFC 3339 can write. */
export const earliestInstant: Instant = -62_167_219_200_000;
/** 9999-12-31T23:59:59.999Z, the latest instant that RFC 3339 can write. */
export const latestInstant: Instant = 253_402_300_799_999;

const pattern = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,18}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/**
 * Reads an RFC 3339 date and time with its offset, as epoch milliseconds.
 *
 * Strict: seconds and offset are required, the date must exist, leap seconds are refused. Digits below a millisecond are cut.
 *
 * @returns `undefined` for anything else.
 */
export function parseInstant(text: InstantText): Instant | undefined {
  if (text.length > 48) return undefined;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const days = daysOfDate(match[1] ?? '');
  if (days === undefined) return undefined;
  const seconds = Number(match[2]) * 3_600 + Number(match[3]) * 60 + Number(match[4]);
  const fraction = Number((match[5] ?? '').slice(0, 3).padEnd(3, '0'));
  const offset = (Number(match[7] ?? 0) * 60 + Number(match[8] ?? 0)) * msPerMinute * (match[6] === '-' ? -1 : 1);
  const instant = days * 86_400_000 + seconds * 1_000 + fraction - offset;
  return instant < earliestInstant || instant > latestInstant ? undefined : instant;
}

/**
 * Writes an instant as RFC 3339 in UTC with milliseconds, such as `2026-03-02T08:00:00.000Z`.
 *
 * @throws RangeError for what is no number.
 */
export function formatInstant(instant: Instant): InstantText {
  const whole = Math.trunc(clampInstant(instant));
  if (Number.isNaN(whole)) throw new RangeError('Not an instant.');
  const days = Math.floor(whole / msPerDay);
  const ms = whole - days * msPerDay;
  const { year, month, day } = civilFromDays(days);
  const minutes = Math.floor(ms / msPerMinute);
  const seconds = Math.floor(ms / 1_000) - minutes * 60;
  const hours = Math.floor(minutes / 60);
  const date = `${String(year).padStart(4, '0')}-${twoDigits[month]}-${twoDigits[day]}`;
  // Several times as fast as the platform's own, which every entry of a trace would wait for.
  return `${date}T${twoDigits[hours]}:${twoDigits[minutes - hours * 60]}:${twoDigits[seconds]}.${threeDigits[ms % 1_000]}Z`;
}

const twoDigits: readonly string[] = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));
const threeDigits: readonly string[] = Array.from({ length: 1_000 }, (_, value) => String(value).padStart(3, '0'));

/** Keeps an instant within what RFC 3339 can write, so that no arithmetic makes one that cannot be logged. */
export function clampInstant(instant: Instant): Instant {
  return Math.min(latestInstant, Math.max(earliestInstant, instant));
}
