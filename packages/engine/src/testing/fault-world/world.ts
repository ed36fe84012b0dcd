import type { Instant } from '@sojourn/schema';
import type { AdvanceFunction } from '../../core/advance-types.ts';
import type { Handlers } from '../../ports/handlers.ts';
import type { Store } from '../../ports/store.ts';
import type { AdvanceCall, History } from './history.ts';
import type { StoreFault, WorldPlan } from './plan.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** Where a defect is planted. A world without any is the engine as it is. */
export interface Defect {
  /** Between a worker and everything that takes down what it does: the worker itself is at fault. */
  readonly worker?: (store: Store) => Store;
  /** Behind everything that takes down what workers do: the store is at fault. */
  readonly store?: (store: Store) => Store;
  readonly advance?: (advance: AdvanceFunction) => AdvanceFunction;
  readonly handlers?: (handlers: Handlers) => Handlers;
  /** What a worker's clock says, of what it should say. */
  readonly now?: (now: Instant) => Instant;
}

/** One run of a plan. */
export interface World {
  readonly plan: WorldPlan;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly history: History;
  /** The store itself, which nothing goes wrong with. */
  readonly inner: Store;
  readonly defect: Defect;
  readonly alive: Set<string>;
  /** The last calls of the core, by `callName`. */
  readonly advanced: Map<string, AdvanceCall>;
  /** Who wants to hear of new inputs, by process. */
  readonly hints: Map<string, () => void>;
  /** Calls so far, by method. */
  readonly calls: Map<string, number>;
  readonly faults: ReadonlyMap<string, StoreFault>;
  /** Off while the world is set up, and once it heals. */
  isFaulty: boolean;
  transactions: number;
  /** What is to be done when a process is gone, by process. */
  readonly mourners: Map<string, () => void>;
}

/** Ends a process where it stands: what it waits for never comes. */
export function crash(world: World, process: string): void {
  if (!world.alive.delete(process)) return;
  world.history.add({ kind: 'crashed', by: process });
  world.scheduler.kill(process);
  world.hints.delete(process);
  world.mourners.get(process)?.();
}
