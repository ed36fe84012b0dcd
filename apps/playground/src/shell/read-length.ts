import { isDuration } from '@sojourn/schema';

const units: Readonly<Record<string, readonly [prefix: string, suffix: string]>> = {
  minute: ['PT', 'M'],
  hour: ['PT', 'H'],
  day: ['P', 'D'],
  week: ['P', 'W'],
  month: ['P', 'M'],
  year: ['P', 'Y'],
};

/** Reads "3 days", "36 hours" or an ISO 8601 duration; `undefined` for anything else. */
export function readLength(text: string): string | undefined {
  const plain = text.trim();
  const iso = plain.toUpperCase();
  if (isDuration(iso)) return iso;
  const match = /^(\d{1,4})\s*(minute|hour|day|week|month|year)s?$/i.exec(plain);
  const unit = units[match?.[2]?.toLowerCase() ?? ''];
  return match?.[1] === undefined || unit === undefined ? undefined : `${unit[0]}${match[1]}${unit[1]}`;
}
