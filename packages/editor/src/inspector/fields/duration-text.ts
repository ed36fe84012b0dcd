import type { Duration } from '@sojourn/schema';

const letters = { year: 'Y', month: 'M', week: 'W', day: 'D', hour: 'H', minute: 'M', second: 'S' } as const;

/** A unit that a duration is made of. */
export type DurationUnit = keyof typeof letters;

const units: readonly DurationUnit[] = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];

const english: Readonly<Record<DurationUnit, readonly string[]>> = {
  year: ['y', 'yr', 'yrs', 'year', 'years'],
  month: ['mo', 'month', 'months'],
  week: ['w', 'wk', 'wks', 'week', 'weeks'],
  day: ['d', 'day', 'days'],
  hour: ['h', 'hr', 'hrs', 'hour', 'hours'],
  minute: ['m', 'min', 'mins', 'minute', 'minutes'],
  second: ['s', 'sec', 'secs', 'second', 'seconds'],
};

const iso =
  /^(-)?P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The parts of an ISO 8601 duration; `undefined` if the text is none. */
export function partsOfDuration(
  duration: Duration,
): { readonly negative: boolean; readonly parts: ReadonlyMap<DurationUnit, number> } | undefined {
  const match = iso.exec(duration);
  if (match === null || duration.endsWith('P') || duration.endsWith('T')) return undefined;
  const parts = new Map<DurationUnit, number>();
  for (const [index, unit] of units.entries()) {
    const digits = match[index + 2];
    if (digits !== undefined) parts.set(unit, Number(digits));
  }
  return { negative: match[1] === '-', parts };
}

/** A duration in the words of a locale, such as "2 days"; what is no duration comes back as it is. */
export function formatDuration(duration: Duration, locale: string): string {
  const read = partsOfDuration(duration);
  if (read === undefined) return duration;
  const shown = [...read.parts].filter(([, count]) => count !== 0);
  const [first] = shown.length > 0 ? shown : [...read.parts];
  if (first === undefined) return duration;
  const said = (shown.length > 0 ? shown : [first]).map(([unit, count]) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
  );
  return `${read.negative ? '−' : ''}${new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(said)}`;
}

/**
 * Reads a duration as people write it: "2 days", "1 week 2 days", "36h", words of the locale, or ISO 8601 itself.
 *
 * @returns `undefined` if it cannot be read. A leading minus is kept only where `signed` is set.
 */
export function parseDurationText(text: string, locale: string, signed = false): Duration | undefined {
  const trimmed = text.trim();
  const asIso = trimmed.toUpperCase();
  const direct = partsOfDuration(asIso);
  if (direct !== undefined) return direct.negative && !signed ? undefined : asIso;
  const negative = /^[-−–]/.test(trimmed);
  if (negative && !signed) return undefined;
  const unsigned = trimmed.replace(/^[-−–]\s*/, '');
  // English first: the words of a locale cost some milliseconds to collect.
  const counts = readCounts(unsigned, englishWords()) ?? readCounts(unsigned, wordsOf(locale));
  return counts === undefined ? undefined : `${negative ? '-' : ''}${writeIso(counts)}`;
}

function readCounts(text: string, words: ReadonlyMap<string, DurationUnit>): ReadonlyMap<DurationUnit, number> | undefined {
  // A short word between two lengths is the locale's "and".
  const pattern = /(\d+)\s*([\p{L}\p{M}.]+)\s*(?:,|\+|&|\p{L}{1,4}(?=\s+\d))?\s*/guy;
  const counts = new Map<DurationUnit, number>();
  let read = 0;
  for (const match of text.matchAll(pattern)) {
    const unit = words.get((match[2] ?? '').toLowerCase().replace(/\.$/, ''));
    if (unit === undefined || counts.has(unit)) return undefined;
    counts.set(unit, Number(match[1]));
    read = match.index + match[0].length;
  }
  return counts.size > 0 && read === text.length ? counts : undefined;
}

function writeIso(counts: ReadonlyMap<DurationUnit, number>): Duration {
  const write = (unit: DurationUnit): string => (counts.has(unit) ? `${counts.get(unit)}${letters[unit]}` : '');
  const date = (['year', 'month', 'week', 'day'] as const).map(write).join('');
  const time = (['hour', 'minute', 'second'] as const).map(write).join('');
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

function englishWords(): Map<string, DurationUnit> {
  return new Map(units.flatMap((unit) => english[unit].map((word) => [word, unit] as const)));
}

/** Every word that means a unit: English ones always, and what `Intl` says in the locale. */
function wordsOf(locale: string): ReadonlyMap<string, DurationUnit> {
  const words = englishWords();
  for (const unit of units) {
    for (const unitDisplay of ['long', 'short', 'narrow'] as const) {
      const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
      for (const count of [0, 1, 2, 3, 5, 11, 21]) {
        const word = format
          .formatToParts(count)
          .filter((part) => part.type === 'unit')
          .map((part) => part.value)
          .join(' ');
        const key = word.trim().toLowerCase().replace(/\.$/, '');
        if (key !== '' && !words.has(key)) words.set(key, unit);
      }
    }
  }
  return words;
}
