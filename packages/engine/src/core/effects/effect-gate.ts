import { parseDuration } from '@sojourn/schema';
import type { Journey, Policy } from '@sojourn/schema';
import { own } from '../own.ts';
import { compileCaps, isFreeOfCaps } from './caps.ts';
import type { CompiledCap } from './caps.ts';
import { compileTimes } from './sending-times.ts';
import type { TimeRule } from './sending-times.ts';

/** What stands between an effect that is due and its begin: rules of time and caps, ready to be judged. */
export interface EffectGate {
  readonly times: readonly TimeRule[];
  readonly caps: readonly CompiledCap[];
  /** How caps remember a begin of it; `undefined`: they do not count it. */
  readonly counted: { readonly channel: string; readonly category?: string } | undefined;
  /** How long begins are remembered, at least. */
  readonly keepMs: number;
  readonly policy: Policy | undefined;
}

/** What is said of a message where it is requested. */
export interface GatedMessage {
  readonly channel: string | undefined;
  readonly category: string | undefined;
  readonly isMessage: boolean;
}

const msPerDay = 86_400_000;

/** The gate of an action's effects; `undefined` if nothing can ever hold or count them. */
export function compileGate(
  journey: Pick<Journey, 'sendWindows' | 'blockedDates'>,
  policy: Policy | undefined,
  { channel, category, isMessage }: GatedMessage,
): EffectGate | undefined {
  if (!isMessage) return undefined;
  const isFreeOfQuietHours = category !== undefined && own(policy?.categories ?? {}, category)?.quietHours === false;
  const times = compileTimes(journey, policy, channel, isFreeOfQuietHours);
  const isCounted = policy !== undefined && channel !== undefined && !isFreeOfCaps(policy, category);
  if (times.length === 0 && !isCounted) return undefined;
  const counted = isCounted ? { channel, ...(category === undefined ? {} : { category }) } : undefined;
  return { times, caps: compileCaps(policy, channel, category), counted, keepMs: keepMsOf(policy), policy };
}

/** A policy is live: begins are remembered for longer than its caps look back, because the next one may look further. */
function keepMsOf(policy: Policy | undefined): number {
  const longest = (policy?.caps ?? []).map(({ per }) => {
    const parts = parseDuration(per);
    if (parts === undefined) return 0;
    const { years, months, weeks, days, hours, minutes, seconds } = parts;
    // The longest that calendar units can be, and a day more for changes of clocks and zones.
    const wholeDays = years * 366 + months * 31 + weeks * 7 + days + 1;
    return wholeDays * msPerDay + (hours * 60 + minutes) * 60_000 + seconds * 1_000;
  });
  // A month is a calendar period of 31 days; one more, because its first day may begin earlier in another zone.
  return Math.max(32 * msPerDay, ...longest);
}
