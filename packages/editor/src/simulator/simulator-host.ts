import type { Catalog, Journey, Policy, TimeZone } from '@sojourn/schema';
import type { Names } from '../nodes/card-definition.ts';
import type { Words } from '../messages/words.ts';

/** What the parts of the simulator speak with. */
export interface SimulatorNames extends Names {
  readonly words: Words;
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy: Policy | undefined;
  /** The zone in which the clock is shown: the contact's, else the journey's. */
  readonly zone: TimeZone;
}
