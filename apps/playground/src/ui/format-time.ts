const language = 'en-GB';

/** Date and time with the weekday, in a zone (the browser's if absent): "Wed 4 Mar, 09:00". */
export function formatTime(at: number | string, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...zoneOption(timeZone),
  }).format(new Date(at));
}

/** The same with the year, for clocks and details: "Wed 4 Mar 2026, 09:00". */
export function formatLongTime(at: number | string, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...zoneOption(timeZone),
  }).format(new Date(at));
}

/** How long, in the largest unit that fits: "9 days", "3 hours", "20 minutes". */
export function formatLength(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 60) return unit(minutes, 'minute');
  if (minutes < 48 * 60) return unit(Math.round(minutes / 60), 'hour');
  return unit(Math.round(minutes / 1_440), 'day');
}

function unit(count: number, name: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count);
}

function zoneOption(timeZone: string | undefined): { timeZone?: string } {
  return timeZone === undefined || timeZone === 'contact' ? {} : { timeZone };
}
