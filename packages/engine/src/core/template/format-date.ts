import { isLocalDate, localParts, parseInstant, formatInstant } from '@sojourn/schema';
import type { TimeZone } from '@sojourn/schema';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

/** What the wall clock shows, as numbers. */
interface Shown {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** From Sunday, 0. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** Minutes ahead of UTC. */
  readonly offset: number;
  readonly epochSeconds: number;
}

/**
 * Writes a date or an instant by a `strftime` pattern, in a zone, with English names.
 *
 * A date alone has no zone and is midnight of itself. The clock and the zone of the machine are never read.
 *
 * @returns `undefined` if the value is neither a date `YYYY-MM-DD` nor an RFC 3339 instant; `now` is none.
 */
export function formatDate(value: string, pattern: string, zone: TimeZone): string | undefined {
  const shown = readShown(value, zone);
  if (shown === undefined) return undefined;
  return pattern.replaceAll(/%([-0^]?)([A-Za-z%])/g, (whole, flag: string, letter: string) => {
    const text = conversion(letter, shown);
    return text === undefined ? whole : applyFlag(text, flag);
  });
}

function readShown(value: string, zone: TimeZone): Shown | undefined {
  if (isLocalDate(value)) return shownAt(parseInstant(`${value}T00:00:00Z`), 'UTC');
  return shownAt(parseInstant(value), zone);
}

function shownAt(instant: number | undefined, zone: TimeZone): Shown | undefined {
  if (instant === undefined) return undefined;
  const { date, time } = localParts(instant, zone);
  const minutesUtc = parseInstant(`${date}T${time}:00Z`) ?? 0;
  const utc = formatInstant(instant);
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
    weekday: new Date(minutesUtc).getUTCDay(),
    hour: Number(time.slice(0, 2)),
    minute: Number(time.slice(3, 5)),
    second: Number(utc.slice(17, 19)),
    ms: Number(utc.slice(20, 23)),
    offset: Math.round((minutesUtc - Math.floor(instant / 60_000) * 60_000) / 60_000),
    epochSeconds: Math.floor(instant / 1_000),
  };
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

function conversion(letter: string, shown: Shown): string | undefined {
  return ofDate(letter, shown) ?? ofTime(letter, shown);
}

function ofDate(letter: string, shown: Shown): string | undefined {
  const { year, month, day, weekday } = shown;
  switch (letter) {
    case 'Y':
      return pad(year, 4);
    case 'y':
      return pad(year % 100);
    case 'm':
      return pad(month);
    case 'B':
      return months[month - 1];
    case 'b':
    case 'h':
      return months[month - 1]?.slice(0, 3);
    case 'd':
      return pad(day);
    case 'e':
      return String(day).padStart(2, ' ');
    case 'j':
      return pad(dayOfYear(shown), 3);
    case 'A':
      return days[weekday];
    case 'a':
      return days[weekday]?.slice(0, 3);
    case 'u':
      return String(weekday === 0 ? 7 : weekday);
    case 'w':
      return String(weekday);
    case 'F':
      return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
    case 'D':
    case 'x':
      return `${pad(month)}/${pad(day)}/${pad(year % 100)}`;
    default:
      return undefined;
  }
}

function ofTime(letter: string, { hour, minute, second, ms, offset, epochSeconds }: Shown): string | undefined {
  const hour12 = hour % 12 === 0 ? 12 : hour % 12;
  switch (letter) {
    case 'H':
      return pad(hour);
    case 'k':
      return String(hour).padStart(2, ' ');
    case 'I':
      return pad(hour12);
    case 'l':
      return String(hour12).padStart(2, ' ');
    case 'M':
      return pad(minute);
    case 'S':
      return pad(second);
    case 'L':
      return pad(ms, 3);
    case 'p':
      return hour < 12 ? 'AM' : 'PM';
    case 'P':
      return hour < 12 ? 'am' : 'pm';
    case 'R':
      return `${pad(hour)}:${pad(minute)}`;
    case 'T':
    case 'X':
      return `${pad(hour)}:${pad(minute)}:${pad(second)}`;
    case 'z':
      return `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}${pad(Math.abs(offset) % 60)}`;
    case 's':
      return String(epochSeconds);
    case '%':
      return '%';
    default:
      return undefined;
  }
}

function dayOfYear({ year, month, day }: Shown): number {
  const of = (text: string): number => parseInstant(`${text}T00:00:00Z`) ?? 0;
  return (of(`${pad(year, 4)}-${pad(month)}-${pad(day)}`) - of(`${pad(year, 4)}-01-01`)) / 86_400_000 + 1;
}

function applyFlag(text: string, flag: string): string {
  if (flag === '^') return text.toUpperCase();
  if (flag === '0') return text.replace(/^ /, '0');
  return flag === '-' ? text.replace(/^[ 0]+(?=\d)/, '') : text;
}
