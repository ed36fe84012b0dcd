import type { InstantText, TimeZone } from '@sojourn/schema';

/** The wall clock of an instant in a zone, `YYYY-MM-DDTHH:MM`; `undefined` if either cannot be read. */
export function instantToLocal(instant: InstantText, zone: TimeZone): string | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T/.test(instant) ? Date.parse(instant) : Number.NaN;
  return Number.isNaN(at) ? undefined : wallClock(at, zone);
}

/**
 * The instant of a wall clock `YYYY-MM-DDTHH:MM` in a zone, with the zone's offset.
 * A time that a change of clocks leaves out moves forward; one that occurs twice is the first.
 */
export function localToInstant(local: string, zone: TimeZone): InstantText | undefined {
  const asUtc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return undefined;
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map((near) => offsetMinutes(near, zone));
  const offset = offsets.find((minutes) => wallClock(asUtc - minutes * 60_000, zone) === local) ?? offsets[0] ?? 0;
  const at = asUtc - offset * 60_000;
  const shown = wallClock(at, zone) ?? local;
  return `${shown}:00${offsetText(offsetMinutes(at, zone))}`;
}

/** An instant in epoch milliseconds as RFC 3339 with the offset of a zone. */
export function instantTextIn(at: number, zone: TimeZone): InstantText {
  const shifted = new Date(at + offsetMinutes(at, zone) * 60_000).toISOString();
  return `${shifted.slice(0, 19)}${offsetText(offsetMinutes(at, zone))}`;
}

function wallClock(at: number, zone: TimeZone): string | undefined {
  return new Date(at + offsetMinutes(at, zone) * 60_000).toISOString().slice(0, 16);
}

/** Minutes that the zone's clock is ahead of UTC; 0 for a zone that the platform does not know. */
function offsetMinutes(at: number, zone: TimeZone): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
    if (match === null) return 0;
    return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  } catch {
    return 0;
  }
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
