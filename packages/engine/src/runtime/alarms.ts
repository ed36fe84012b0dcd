import type { Instant } from '@sojourn/schema';

/** Who wants to be woken at which instant, for clocks that are moved by hand. */
export interface Alarms {
  /** Returns a function that cancels it. */
  set(at: Instant, wake: () => void): () => void;
  /** Wakes all whose instant has come, earliest first. */
  ring(now: Instant): void;
}

/** Alarms of one clock. */
export function createAlarms(): Alarms {
  const pending = new Set<{ readonly at: Instant; readonly wake: () => void }>();
  return {
    set(at, wake) {
      const alarm = { at, wake };
      pending.add(alarm);
      return () => void pending.delete(alarm);
    },
    ring(now) {
      const due = [...pending].filter((alarm) => alarm.at <= now).toSorted((one, other) => one.at - other.at);
      for (const alarm of due) {
        if (pending.delete(alarm)) alarm.wake();
      }
    },
  };
}
