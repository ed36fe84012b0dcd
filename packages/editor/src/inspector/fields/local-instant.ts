import {
  atLocalTime,
  isLocalDate,
  isLocalTime,
  isTimeZone,
  localParts,
  parseInstant,
  type Instant,
  type InstantText,
  type TimeZone,
} from '@sojourn/schema';

/** The wall clock of an instant in a zone, `YYYY-MM-DDTHH:MM`; `undefined` if it is no instant. */
export function instantToLocal(instant: InstantText, zone: TimeZone): string | undefined {
  const at = parseInstant(instant);
  return at === undefined ? undefined : wallClock(at, known(zone));
}

/**
 * The instant of a wall clock `YYYY-MM-DDTHH:MM` in a zone, with the zone's offset.
 * A time that a change of clocks leaves out moves forward; one that occurs twice is the first.
 */
export function localToInstant(local: string, zone: TimeZone): InstantText | undefined {
  const [date = '', time = ''] = local.split('T');
  const clock = time.slice(0, 5);
  if (!isLocalDate(date) || !isLocalTime(clock)) return undefined;
  return instantTextIn(atLocalTime(date, clock, known(zone)), zone);
}

/** An instant as RFC 3339, to the second, with the offset of a zone. */
export function instantTextIn(at: Instant, zone: TimeZone): InstantText {
  const shown = wallClock(at, known(zone));
  const minute = Math.floor(at / 60_000) * 60_000;
  const offset = (Date.parse(`${shown}:00Z`) - minute) / 60_000;
  const two = (part: number): string => String(part).padStart(2, '0');
  const size = Math.abs(offset);
  return `${shown}:${two(Math.floor((at - minute) / 1000))}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function wallClock(at: Instant, zone: TimeZone): string {
  const { date, time } = localParts(at, zone);
  return `${date}T${time}`;
}

function known(zone: TimeZone): TimeZone {
  return isTimeZone(zone) ? zone : 'UTC';
}
