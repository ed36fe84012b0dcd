import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { bundleWorker } from './bundle-worker.ts';
import type { WorkerOrders } from './survivor-worker.ts';

/** So many worker processes at a time: who is killed has a successor at once. */
export interface WorkerHerd {
  /** Workers that were killed after they had begun to work. */
  readonly kills: number;
  /** Workers that were stopped for longer than their leases and woken again. */
  readonly stops: number;
  /** Commits that came too late and were refused, as the workers said. */
  readonly fenced: number;
  /** Kills a worker that has begun to work, without warning. @returns Whether there was one. */
  kill(draw: number): boolean;
  /** Stops a worker in the middle of whatever it does, for so long. */
  freeze(draw: number, ms: number): void;
  /** Ends all of them. */
  end(): Promise<void>;
}

interface Worker {
  readonly process: ChildProcess;
  isReady: boolean;
  isFrozen: boolean;
}

/** Starts a herd. @param ordersOf - What the worker of each place is told. */
export async function startHerd(size: number, ordersOf: (place: number) => WorkerOrders): Promise<WorkerHerd> {
  const bundle = await bundleWorker();
  const workers = new Map<number, Worker>();
  const counts = { kills: 0, stops: 0, fenced: 0 };
  let isOver = false;

  const start = (place: number): void => {
    const child = spawn(process.execPath, [bundle.file, JSON.stringify(ordersOf(place))], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(bundle.folder, 'compiled') },
    });
    const worker: Worker = { process: child, isReady: false, isFrozen: false };
    child.stdout.on('data', (chunk: Buffer) => {
      const said = chunk.toString();
      if (said.includes('ready')) worker.isReady = true;
      counts.fenced += said.split('fenced').length - 1;
    });
    child.once('exit', () => {
      if (!isOver && workers.get(place) === worker) start(place);
    });
    workers.set(place, worker);
  };
  for (let place = 0; place < size; place += 1) start(place);

  const pick = (draw: number): Worker | undefined => {
    const able = [...workers.values()].filter((worker) => worker.isReady && !worker.isFrozen);
    return able[Math.floor(draw * able.length)];
  };
  return {
    get kills() {
      return counts.kills;
    },
    get stops() {
      return counts.stops;
    },
    get fenced() {
      return counts.fenced;
    },
    kill(draw) {
      const worker = pick(draw);
      if (worker === undefined) return false;
      worker.isReady = false;
      counts.kills += 1;
      return worker.process.kill('SIGKILL');
    },
    freeze(draw, ms) {
      const worker = pick(draw);
      if (worker === undefined) return;
      worker.isFrozen = true;
      counts.stops += 1;
      worker.process.kill('SIGSTOP');
      setTimeout(() => {
        worker.process.kill('SIGCONT');
        // It gets to say what it was about to do before it may be killed.
        setTimeout(() => (worker.isFrozen = false), 300);
      }, ms);
    },
    async end() {
      isOver = true;
      await Promise.all(
        [...workers.values()].map(async ({ process: child }) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const ended = new Promise((resolve) => void child.once('exit', resolve));
          child.kill('SIGKILL');
          await ended;
        }),
      );
      await rm(bundle.folder, { recursive: true, force: true });
    },
  };
}
