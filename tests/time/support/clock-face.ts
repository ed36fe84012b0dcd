/** `HH:MM` of a wall clock in milliseconds. */
export function timeOf(wallClock: number): string {
  return new Date(wallClock).toISOString().slice(11, 16);
}

/** An instant as text. */
export function textOf(instant: number): string {
  return new Date(instant).toISOString();
}
