const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY'];
const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';
const list = (item: string): RegExp => new RegExp(`^${item}(?:,${item})*$`);
const instant = /^\d{8}(?:T\d{6}Z?)?$/;

const parts: ReadonlyMap<string, RegExp> = new Map([
  ['FREQ', new RegExp(`^(?:${frequencies.join('|')})$`)],
  ['UNTIL', instant],
  ['COUNT', /^[1-9]\d{0,5}$/],
  ['INTERVAL', /^[1-9]\d{0,5}$/],
  ['BYMINUTE', list('[0-5]?\\d')],
  ['BYHOUR', list('(?:1?\\d|2[0-3])')],
  ['BYDAY', list(`(?:[+-]?[1-5]?\\d)?${weekday}`)],
  ['BYMONTHDAY', list('[+-]?(?:[1-9]|[12]\\d|3[01])')],
  ['BYYEARDAY', list('[+-]?[1-9]\\d{0,2}')],
  ['BYWEEKNO', list('[+-]?[1-5]?\\d')],
  ['BYMONTH', list('(?:[1-9]|1[0-2])')],
  ['BYSETPOS', list('[+-]?[1-9]\\d{0,2}')],
  ['WKST', new RegExp(`^${weekday}$`)],
]);

/**
 * Whether a text is a recurrence rule of RFC 5545: `FREQ=…;…`, optionally after `RRULE:` and a line `DTSTART:<local date-time>`.
 *
 * `FREQ` is there once, no part twice, `COUNT` and `UNTIL` not together; nothing below minutes.
 */
export function isRrule(text: string): boolean {
  if (text.length > 500) return false;
  const lines = text.split('\n').map((line) => line.trim());
  const rule = lines.pop() ?? '';
  if (lines.length > 1 || lines.some((line) => !/^DTSTART:\d{8}T\d{6}$/.test(line))) return false;
  const seen = new Set<string>();
  for (const part of rule.replace(/^RRULE:/, '').split(';')) {
    const [name = '', value = '', ...more] = part.split('=');
    if (more.length > 0 || seen.has(name) || parts.get(name)?.test(value) !== true) return false;
    seen.add(name);
  }
  return seen.has('FREQ') && !(seen.has('COUNT') && seen.has('UNTIL'));
}
