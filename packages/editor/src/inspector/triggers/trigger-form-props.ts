import type { Trigger } from '@sojourn/schema';

/** What the form of one trigger gets. */
export interface TriggerFormProps<T extends Trigger = Trigger> {
  /** Where the trigger stands in the document. */
  readonly pointer: string;
  readonly trigger: T;
}
