import type { ELK } from 'elkjs/lib/elk-api.js';
import type { Layout, LayoutGraph } from '../layout.ts';
import { elkGraphOf } from './elk-graph.ts';
import { readLayout } from './read-layout.ts';

/** Settings of the layout by elkjs. */
export interface ElkLayoutOptions {
  /**
   * Makes the worker that runs elkjs. Default: a module worker of this package, which a bundler finds.
   *
   * Needed where the page's policies keep the package from starting one (Trusted Types, another origin); any worker does that runs
   * `elkjs/lib/elk-worker.min.js`. It is terminated by `dispose`.
   */
  readonly createWorker?: (name: 'layout') => Worker;
}

/** A layout by elkjs. */
export interface ElkLayout {
  /**
   * Lays a graph out, off the main thread. The first call loads elkjs (about 450 kB compressed) and starts the worker.
   *
   * @throws Error - Where the worker cannot be loaded, elkjs refuses the graph, or the layout was disposed of meanwhile.
   */
  layout(graph: LayoutGraph): Promise<Layout>;
  /** Ends the worker; what is under way is rejected. */
  dispose(): void;
}

/**
 * A layout by elkjs, for hosts that prefer it to the built-in one. Same input and same result as `layoutJourney`, but later: about a
 * second at 1,000 cards, and an inserted card may move many others.
 *
 * @example
 * ```ts
 * const elk = createElkLayout();
 * const { positions, routes } = await elk.layout(graph);
 * elk.dispose();
 * ```
 */
export function createElkLayout({ createWorker = startWorker }: ElkLayoutOptions = {}): ElkLayout {
  let end: (reason: Error) => void = () => {};
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  // Whoever waits hears of it through the race below.
  ended.catch(() => {});
  let elk: Promise<ELK> | undefined;
  let worker: Worker | undefined;
  let isDisposed = false;

  const load = async (): Promise<ELK> => {
    const { default: Elk } = (await import('elkjs/lib/elk-api.js')).default;
    if (isDisposed) throw disposed();
    return new Elk({
      workerFactory: () => {
        worker = createWorker('layout');
        worker.addEventListener('error', ({ message }) => {
          end(
            new Error(
              `The layout worker could not run${message === '' ? '' : `: ${message}`}. Pass createWorker if the page's policies forbid it.`,
            ),
          );
        });
        return worker;
      },
    });
  };
  return {
    async layout(graph) {
      if (isDisposed) throw disposed();
      elk ??= load();
      const laidOut = await Promise.race([elk.then((ready) => ready.layout(elkGraphOf(graph))), ended]);
      return readLayout(graph, laidOut);
    },
    dispose() {
      isDisposed = true;
      end(disposed());
      worker?.terminate();
    },
  };
}

function startWorker(): Worker {
  return new Worker(new URL('./elk-worker.ts', import.meta.url), { type: 'module' });
}

function disposed(): Error {
  return new Error('This layout was disposed of. Make another one with createElkLayout().');
}
