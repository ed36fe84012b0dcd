import type { Instant } from '@sojourn/schema';
import type { Random } from './random.ts';

interface Task {
  readonly owner: string;
  readonly readyAt: Instant;
  readonly run: () => void | Promise<void>;
}

/**
 * The world's only source of progress: everything that would take time in a real one, an answer of the store, a handler, an
 * alarm, is a task here, and chance says which of those that are ready is next.
 */
export interface Scheduler {
  now(): Instant;
  /** How many tasks have run. */
  steps(): number;
  /** Runs a task once, not before so many milliseconds have passed. Returns a function that cancels it. */
  add(owner: string, delayMs: number, run: () => void | Promise<void>): () => void;
  /** Drops every task of an owner: the process is gone. */
  kill(owner: string): void;
  /** Runs what is ready and lets time pass, until an instant, or until `isOver` says so. */
  runUntil(until: Instant, isOver?: () => boolean): Promise<void>;
}

/** Turns of the microtask queue that the longest way from one task to the next takes, by far. */
const quietTurns = 60;
const turns = 12;

/** A scheduler at an instant. */
export function createScheduler(start: Instant, random: Random): Scheduler {
  const tasks = new Set<Task>();
  let now = start;
  let steps = 0;

  const nextReady = (): Task | undefined => {
    const ready: Task[] = [];
    for (const task of tasks) if (task.readyAt <= now) ready.push(task);
    return ready.length === 0 ? undefined : random.pick(ready);
  };
  const firstReadyAt = (): Instant => {
    let first = Number.POSITIVE_INFINITY;
    for (const { readyAt } of tasks) if (readyAt < first) first = readyAt;
    return first;
  };

  return {
    now: () => now,
    steps: () => steps,
    add(owner, delayMs, run) {
      const task: Task = { owner, readyAt: now + Math.max(0, delayMs), run };
      tasks.add(task);
      return () => void tasks.delete(task);
    },
    kill(owner) {
      for (const task of tasks) if (task.owner === owner) tasks.delete(task);
    },
    async runUntil(until, isOver = () => false) {
      while (!isOver()) {
        let task = nextReady();
        if (task === undefined) {
          // Whoever still has something to say without being asked says it before time passes.
          await pass(quietTurns);
          task = nextReady();
        }
        if (task === undefined) {
          const first = firstReadyAt();
          if (first > until) {
            now = until;
            return;
          }
          now = first;
          continue;
        }
        tasks.delete(task);
        steps += 1;
        await task.run();
        await pass(turns);
      }
    },
  };
}

async function pass(count: number): Promise<void> {
  const done = Promise.resolve();
  for (let turn = 0; turn < count; turn += 1) await done;
}
