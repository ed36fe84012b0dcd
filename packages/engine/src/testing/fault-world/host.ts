import { formatInstant } from '@sojourn/schema';
import type { EnrollmentRecord } from '@sojourn/schema';
import type { Engine } from '../../runtime/engine.ts';
import { JourneyError } from '../../runtime/journey-error.ts';
import type { HostStep } from './plan.ts';
import { createProcess } from './processes.ts';
import type { Provider } from './provider.ts';
import { crash } from './world.ts';
import type { World } from './world.ts';

/** The host: does what the plan says, and again whatever got no answer. */
export interface Host {
  /** Resolves when it was answered, also by a refusal. */
  do(step: HostStep): Promise<void>;
  engine(): Engine;
  /** How many steps are not answered yet. */
  open(): number;
  /** What was refused, by code. */
  readonly refused: readonly string[];
}

/** A host of a world. Its process may be gone, too; another takes its place. */
export function createHost(world: World, provider: Provider): Host {
  const { scheduler } = world;
  const waiting = new Set<() => void>();
  const refused: string[] = [];
  let life = 1;
  let engine = start();

  function start(): Engine {
    const name = `host.${life}`;
    world.mourners.set(name, () => {
      life += 1;
      engine = start();
      for (const again of waiting) scheduler.add('world', 1_000, again);
    });
    return createProcess(world, provider, name, 0);
  }

  return {
    refused,
    engine: () => engine,
    open: () => waiting.size,
    do: (step) =>
      new Promise((resolve) => {
        const done = (): void => {
          if (waiting.delete(attempt)) resolve();
        };
        const attempt = (): void => {
          if (!waiting.has(attempt)) return;
          perform(world, engine, provider, step).then(done, (error: unknown) => {
            if (error instanceof JourneyError && error.code !== 'store_unavailable') {
              refused.push(`${step.type}: ${error.code}`);
              done();
            } else scheduler.add('world', 2_000 * (1 + world.random.below(40)), attempt);
          });
        };
        waiting.add(attempt);
        attempt();
      }),
  };
}

async function perform(world: World, engine: Engine, provider: Provider, step: HostStep): Promise<void> {
  switch (step.type) {
    case 'event': {
      const { id, contactId, name, key, lateMs } = step;
      const at = lateMs === 0 ? {} : { at: formatInstant(world.scheduler.now() - lateMs) };
      await engine.track({ id, contactId, name, ...at, ...(key === undefined || name !== 'start' ? {} : { data: { id: key } }) });
      return;
    }
    case 'patch':
      await engine.patchContact(step.contactId, step.patch, { id: step.id });
      return;
    case 'upsert':
      return engine.upsertContact(step.contact);
    case 'enroll': {
      const { journeyId, contactId, key, id } = step;
      await engine.enroll({ journeyId, contactId, key, id });
      return;
    }
    case 'publish':
      await engine.publish(step.journey, { inFlight: step.inFlight });
      return;
    case 'pause':
    case 'resume':
    case 'archive':
      return engine[step.type](step.journeyId);
    case 'crash':
      for (const name of world.alive) if (name.startsWith(`worker-${step.worker}.`)) crash(world, name);
      return;
    case 'outcome': {
      const key = provider.keys[step.nth - 1];
      if (key !== undefined) await engine.completeEffect({ key, outcome: step.outcome });
      return;
    }
    case 'delete':
      await engine.deleteContact(step.contactId, { id: step.id });
      return;
    case 'merge':
      await engine.mergeContacts({ id: step.id, from: step.from, into: step.into });
      return;
    default:
      return operate(engine, step);
  }
}

async function operate(engine: Engine, step: Extract<HostStep, { readonly type: 'exit' | 'retry' | 'move' | 'decide' }>): Promise<void> {
  if (step.type === 'decide') {
    const { rows } = await engine.tasks({ contactId: step.contactId });
    const task = rows.find(({ state }) => state === 'open' || state === 'overdue');
    if (task !== undefined) await engine.completeTask({ taskId: task.id, outcome: step.outcome, by: 'ann' });
    return;
  }
  const { rows } = await engine.enrollments({ contactId: step.contactId });
  const newest = rows.reduce<EnrollmentRecord | undefined>(
    (last, one) => (last !== undefined && last.enteredAt > one.enteredAt ? last : one),
    undefined,
  );
  if (newest === undefined) return;
  const { id: enrollmentId } = newest;
  if (step.type === 'exit') return engine.exit({ enrollmentId, reason: 'asked' });
  if (step.type === 'retry') return engine.retry({ enrollmentId, by: 'ann' });
  return engine.move({ enrollmentId, nodeId: step.nodeId, by: 'ann' });
}
