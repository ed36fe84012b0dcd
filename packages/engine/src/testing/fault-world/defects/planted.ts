import type { Store } from '../../../ports/store.ts';
import type { Defect } from '../world.ts';

/** A defect that was planted to be found. */
export interface PlantedDefect {
  /** What is wrong, as a sentence. */
  readonly name: string;
  /** The law that it breaks; in words of the checks. */
  readonly breaks: string;
  /** Made anew for each world, because some of them count. */
  plant(): Defect;
}

/** Says yes every `every`th time. */
export function now(every: number): () => boolean {
  let count = 0;
  return () => {
    count += 1;
    return count % every === 0;
  };
}

/** A store in which some methods are others. */
export function altered(change: (store: Store) => Partial<Store>): (store: Store) => Store {
  return (store) => ({ ...store, ...change(store) });
}
