import type { Store } from '../../ports/store.ts';

/** A law of the store port, with a sentence for a name. */
export interface StoreCheck {
  readonly name: string;
  /** Rejects, with a sentence on what was expected, if the store breaks the law. */
  run(store: Store): Promise<void>;
}
