interface CronField {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const cronFields: readonly CronField[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: months },
  { least: 0, most: 7, names: days },
];

/**
 * Whether a text is a cron expression of five fields: minute, hour, day of month, month, day of week.
 *
 * Each field is `*`, a value, a range `a-b`, a step of either (`*` or `a-b`, then `/n`), or a list of those by commas. Months and days
 * of the week may be English names of three letters; 0 and 7 are Sunday. Nothing else: no seconds, no `@daily`, no `L`, `W` or `#`.
 */
export function isCron(text: string): boolean {
  if (text.length > 200) return false;
  const parts = text.trim().split(/\s+/);
  return parts.length === cronFields.length && cronFields.every((field, index) => isCronField(parts[index] ?? '', field));
}

function isCronField(text: string, field: CronField): boolean {
  return text.split(',').every((part) => {
    const [range = '', step, ...more] = part.split('/');
    if (more.length > 0) return false;
    if (step !== undefined && !(isWhole(step) && Number(step) >= 1)) return false;
    if (range === '*') return true;
    const ends = range.split('-').map((end) => valueOf(end, field));
    const [from, to] = ends;
    if (ends.length > 2 || ends.includes(undefined) || from === undefined) return false;
    if (step !== undefined && to === undefined) return false;
    return to === undefined || from <= to;
  });
}

function valueOf(text: string, field: CronField): number | undefined {
  const named = field.names?.indexOf(text.toLowerCase()) ?? -1;
  if (named >= 0) return named + field.least;
  if (!isWhole(text)) return undefined;
  const value = Number(text);
  return value >= field.least && value <= field.most ? value : undefined;
}

function isWhole(text: string): boolean {
  return /^\d{1,4}$/.test(text);
}
