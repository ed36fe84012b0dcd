import type { Definitions, PlacedInput, Snapshot } from './advance-types.ts';
import { openBatch } from './open-batch.ts';

/** The one of some due inputs that `advance` would apply first. */
export function firstInput(definitions: Definitions, snapshot: Snapshot, inputs: readonly PlacedInput[]): PlacedInput | undefined {
  if (inputs.length < 2) return inputs[0];
  const first = openBatch(definitions, snapshot, inputs, { now: Number.NEGATIVE_INFINITY }).agenda.next();
  return inputs.find((input) => input.seq === first?.seq);
}
