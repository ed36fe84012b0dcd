import type { Instant } from '@sojourn/schema';
import type { Sleeper } from '../ports/clock.ts';

/** A clock's hand: where it stands, and how it is moved. */
export interface ClockHand {
  now(): Instant;
  /** Moves to an instant, never back, and wakes whoever asked for it. */
  moveTo(at: Instant): void;
}

/**
 * Moves a clock to an instant, stopping at every wake-up of its sleepers on the way, in order, so that nothing is done later
 * than it was due. What falls due at one instant is settled before time goes on.
 *
 * @param onArrival - Called at the last instant, before what is due then is settled.
 */
export async function advanceClock(
  hand: ClockHand,
  to: Instant,
  sleepers: readonly Sleeper[],
  onArrival?: () => Promise<void>,
): Promise<void> {
  await settleAll(sleepers);
  for (;;) {
    const stop = await nextStop(sleepers, hand.now());
    if (stop === null || stop >= to) break;
    hand.moveTo(stop);
    await settleAll(sleepers);
  }
  hand.moveTo(to);
  await onArrival?.();
  await settleAll(sleepers);
}

async function settleAll(sleepers: readonly Sleeper[]): Promise<void> {
  for (const sleeper of sleepers) await sleeper.settle();
}

async function nextStop(sleepers: readonly Sleeper[], now: Instant): Promise<Instant | null> {
  let first: Instant | null = null;
  for (const sleeper of sleepers) {
    const due = await sleeper.nextDue();
    // What is due but was not done by settling waits for something else than time.
    if (due !== null && due > now && (first === null || due < first)) first = due;
  }
  return first;
}
