import { links } from './links.ts';

const minute = 60_000;
const day = 86_400_000;

/** The years that are looked at, as instants. */
export const firstAt: number = Date.UTC(2024, 0, 1);
export const endAt: number = Date.UTC(2030, 0, 1);

/** A change of a zone's offset: the first instant of the new one. */
export interface Transition {
  readonly at: number;
  /** Offsets from UTC in milliseconds. */
  readonly before: number;
  readonly after: number;
}

/** Zones that show the same time throughout these years. */
export interface Cluster {
  /** Stands for all of them. */
  readonly zone: string;
  readonly zones: readonly string[];
  readonly transitions: readonly Transition[];
}

/** Every zone that the platform knows, links too. */
export function allZones(): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), ...links])].toSorted();
}

/** All zones, put together where they cannot be told apart. */
export function clusters(): readonly Cluster[] {
  const found = new Map<string, { readonly zone: string; readonly zones: string[]; readonly transitions: readonly Transition[] }>();
  for (const zone of allZones()) {
    const offset = offsetReader(zone);
    const transitions = transitionsOf(offset);
    const key = JSON.stringify([offset(firstAt), transitions]);
    const cluster = found.get(key);
    if (cluster === undefined) found.set(key, { zone, zones: [zone], transitions });
    else cluster.zones.push(zone);
  }
  return [...found.values()];
}

/** By the platform's formatter, which shares no code with either Temporal. */
export function offsetReader(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' });
  return (instant) => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(instant)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minute;
  };
}

/** Step by step, then by halving. The shortest stretch between two changes in these years is Morocco's Ramadan. */
function transitionsOf(offset: (instant: number) => number): readonly Transition[] {
  const found: Transition[] = [];
  const step = 5 * day;
  for (let from = firstAt, before = offset(from); from < endAt; from += step) {
    let [low, high] = [from, Math.min(endAt, from + step)];
    const after = offset(high);
    if (after === before) continue;
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    found.push({ at: high, before, after });
    before = after;
  }
  return found;
}
