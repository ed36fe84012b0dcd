import { daysFromCivil } from '@sojourn/schema';

/** A weekday of a rule: Monday is 0; the `nth` of its month or year, from the end if negative; 0: each. */
export interface RuleDay {
  readonly weekday: number;
  readonly nth: number;
}

/** How often a rule comes round, coarsest first. */
export type Frequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY' | 'HOURLY' | 'MINUTELY';

/** A recurrence rule, read. Lists that are absent are empty. Floating times are what epoch milliseconds would be in UTC. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | undefined;
  /** Inclusive; an instant if `isInstant`, else on the wall clock. */
  readonly until: { readonly at: number; readonly isInstant: boolean } | undefined;
  /** On the wall clock. */
  readonly start: number | undefined;
  readonly byMinute: readonly number[];
  readonly byHour: readonly number[];
  readonly byDay: readonly RuleDay[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
  /** The day on which weeks begin; Monday is 0. */
  readonly weekStart: number;
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Reads a recurrence rule that the schema has checked. */
export function parseRule(text: string): Rule {
  const lines = text.split('\n').map((line) => line.trim());
  const parts = new Map(
    (lines.pop() ?? '')
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part): readonly [string, string] => {
        const [name = '', value = ''] = part.split('=');
        return [name, value];
      }),
  );
  const numbers = (name: string): readonly number[] => (parts.get(name) ?? '').split(',').filter(Boolean).map(Number);
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  return {
    // The schema lets these six through.
    frequency: (parts.get('FREQ') ?? 'DAILY') as Frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: count === undefined ? undefined : Number(count),
    until: until === undefined ? undefined : readUntil(until),
    start: lines.map((line) => readTime(line.replace(/^DTSTART:/, '')))[0],
    byMinute: numbers('BYMINUTE'),
    byHour: numbers('BYHOUR'),
    byDay: (parts.get('BYDAY') ?? '').split(',').filter(Boolean).map(readDay),
    byMonthDay: numbers('BYMONTHDAY'),
    byYearDay: numbers('BYYEARDAY'),
    byWeekNo: numbers('BYWEEKNO'),
    byMonth: numbers('BYMONTH'),
    bySetPos: numbers('BYSETPOS'),
    weekStart: Math.max(0, weekdays.indexOf(parts.get('WKST') ?? 'MO')),
  };
}

function readDay(text: string): RuleDay {
  return { weekday: Math.max(0, weekdays.indexOf(text.slice(-2))), nth: Number(text.slice(0, -2) || 0) };
}

/** A date alone lasts to its end. */
function readUntil(text: string): NonNullable<Rule['until']> {
  const at = readTime(text) ?? Number.POSITIVE_INFINITY;
  return text.includes('T') ? { at, isInstant: text.endsWith('Z') } : { at: at + 86_399_999, isInstant: false };
}

/** `YYYYMMDD` or `YYYYMMDDTHHMMSS` as floating time. */
function readTime(text: string): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const date = daysFromCivil({ year: year ?? 0, month: month ?? 1, day: day ?? 1 });
  return ((date * 24 + (hour ?? 0)) * 60 + (minute ?? 0)) * 60_000 + (second ?? 0) * 1_000;
}
