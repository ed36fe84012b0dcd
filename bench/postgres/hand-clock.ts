import type { Clock } from '@sojourn/engine';

/** A clock that stands still until it is moved; workers that sleep on it are woken when it passes what they wait for. */
export interface HandClock extends Clock {
  moveTo(at: number): void;
}

/** Time stands at the same instants for every subject, while workers run as they do in a product. */
export function handClock(start: number): HandClock {
  let now = start;
  const alarms = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => now,
    wakeAt(at, wake) {
      const alarm = { at, wake };
      alarms.add(alarm);
      return () => void alarms.delete(alarm);
    },
    moveTo(at) {
      now = at;
      for (const alarm of alarms) {
        if (alarm.at > now) continue;
        alarms.delete(alarm);
        alarm.wake();
      }
    },
  };
}
