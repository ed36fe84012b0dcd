import { advance } from '../../core/advance.ts';
import type { AdvanceFunction } from '../../core/advance-types.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Platform } from '../../ports/platform.ts';
import { createEngineOn } from '../../runtime/create-engine.ts';
import type { Engine } from '../../runtime/engine.ts';
import { systemPlatform } from '../../runtime/system-clock.ts';
import { faultyStore } from './faulty-store.ts';
import { callName } from './history.ts';
import type { Provider } from './provider.ts';
import { worldCatalog } from './the-catalog.ts';
import type { World } from './world.ts';

const leaseMs = 30_000;

/** An engine of a process: its own clock, its own connection to the store. */
export function createProcess(world: World, provider: Provider, name: string, skewMs: number): Engine {
  world.alive.add(name);
  const { defect, plan } = world;
  const store = faultyStore(world, name);
  return createEngineOn(noting(world, name, defect.advance?.(advance) ?? advance), {
    store: defect.worker?.(store) ?? store,
    catalog: worldCatalog,
    ...(plan.policy === undefined ? {} : { policy: plan.policy }),
    handlers: provider.handlersOf(name),
    clock: clockOf(world, name, skewMs),
    platform: platformOf(world, name),
    leaseMs,
  });
}

/** Starts a worker, and another in its place each time it is gone. */
export function startWorker(world: World, provider: Provider, index: number, life: number): void {
  const plan = world.plan.workers[index];
  if (plan === undefined) return;
  const name = `worker-${index}.${life}`;
  const engine = createProcess(world, provider, name, plan.skewMs);
  world.mourners.set(name, () => {
    const restMs = world.isFaulty ? world.random.pick([1_000, 60_000, 3_600_000]) : 1_000;
    world.scheduler.add('world', restMs, () => startWorker(world, provider, index, life + 1));
  });
  const { pollMs, concurrency } = plan;
  void engine.run({ pollMs, concurrency });
  if (!plan.isHinted) world.hints.delete(name);
}

/** A core whose calls are noted, with what decided beside the inputs. */
function noting(world: World, by: string, core: AdvanceFunction): AdvanceFunction {
  return (definitions, snapshot, inputs, options) => {
    const { full } = options;
    // What is full grows while others are advanced.
    const copied = full === undefined ? options : { ...options, full: new Set(full) };
    world.advanced.set(callName(by, options.now, snapshot.contactId, inputs), { revision: definitions.source?.revision, options: copied });
    return core(definitions, snapshot, inputs, options);
  };
}

function clockOf({ scheduler, alive, defect }: World, name: string, skewMs: number): Clock {
  const now = (): number => {
    const right = scheduler.now() + skewMs;
    return defect.now?.(right) ?? right;
  };
  return {
    now,
    wakeAt: (at, wake) => (alive.has(name) ? scheduler.add(name, at - now(), wake) : () => {}),
  };
}

function platformOf({ scheduler, alive }: World, name: string): Platform {
  const { encode, decode, abortController } = systemPlatform();
  return {
    encode,
    decode,
    abortController,
    uniqueName: () => name,
    after: (ms, run) => (alive.has(name) ? scheduler.add(name, ms, run) : () => {}),
  };
}
