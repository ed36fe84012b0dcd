import { parseDuration } from '../time/duration.ts';
import { inEnglish, knownLocale, sayList } from './saying.ts';
import type { Words } from './saying.ts';

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

/** A duration in words: “2 days and 3 hours” for `P2DT3H`. The sign is left to the sentence around it; what is no duration is said as it is. */
export function describeDuration(duration: string, words: Words = inEnglish): string {
  const parts = parseDuration(duration, { negative: true });
  if (parts === undefined) return duration;
  const given = units.filter((unit) => parts[unit] > 0);
  const shown = given.length === 0 ? (['days'] as const) : given;
  const locale = knownLocale(words.locale);
  return sayList(
    words,
    shown.map((unit) => new Intl.NumberFormat(locale, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' }).format(parts[unit])),
  );
}
