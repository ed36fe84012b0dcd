import type { Journey } from '@sojourn/schema';

/** A draft nobody has begun: what it lacks is no mistake yet, so nothing is shown in red. */
export function isFresh({ entry, nodes }: Journey): boolean {
  return entry.triggers.length === 0 && Object.keys(nodes).length === 0;
}
