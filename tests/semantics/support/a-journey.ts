/** A document that is entered by the event `go` and always again, in UTC; whatever is given replaces. */
export function aJourney(nodes: object, more: { readonly [field: string]: unknown; readonly entry?: object } = {}): object {
  const start = Object.keys(nodes)[0];
  return {
    schemaVersion: 1,
    id: 'j',
    name: 'J',
    timezone: 'UTC',
    ...more,
    entry: { triggers: [{ id: 't', type: 'event', event: 'go' }], reentry: { mode: 'always' }, start, ...more.entry },
    nodes,
  };
}

/** A node that waits for a day. */
export const aDay: object = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }] };

/** A node that waits for an event, at most a year. */
export function waitFor(event: string, more: object = {}): object {
  return {
    type: 'wait',
    until: [
      { id: 'next', type: 'event', event, ...more },
      { id: 'timeout', type: 'duration', duration: 'P1Y' },
    ],
  };
}

/** A clock that only the test moves: nothing is done until an engine settles. */
export function aStillClock(start: string): { now(): number; set(instant: string): void; wakeAt(): () => void } {
  let now = Date.parse(start);
  return {
    now: () => now,
    set: (instant) => {
      now = Date.parse(instant);
    },
    wakeAt: () => () => undefined,
  };
}
