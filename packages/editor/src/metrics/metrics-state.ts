import type { JourneyMetrics } from '@sojourn/schema';
import type { MetricsSource } from '../store/host-options.ts';

/** A host's figures as they are known: a load that failed keeps the last ones, and says so. */
export interface MetricsState {
  readonly metrics: JourneyMetrics | undefined;
  /** `failed`: the latest could not be loaded; with `metrics` they are old, without there are none. */
  readonly status: 'loading' | 'ready' | 'failed';
  /** When what is shown was loaded, epoch ms; absent for figures that the host gave as they are. */
  readonly loadedAt?: number;
  /** Loads now; absent where there is nothing to load. */
  readonly refresh?: () => void;
}

const usualMs = 60_000;

/** Whether figures have to be loaded. */
export function isSource(given: JourneyMetrics | MetricsSource): given is MetricsSource {
  return 'load' in given;
}

/**
 * Loads figures at once and then each `everyMs`, never two at a time, and not while the page is hidden.
 *
 * @returns how to stop
 */
export function watchMetrics(
  given: JourneyMetrics | MetricsSource,
  journeyId: string,
  onState: (state: MetricsState) => void,
  onError: (error: unknown) => void,
): () => void {
  if (!isSource(given)) {
    onState({ metrics: given, status: 'ready' });
    return () => undefined;
  }
  const { load, everyMs = usualMs } = given;
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: MetricsState = { metrics: undefined, status: 'loading', refresh: run };
  let isRunning = false;

  function become(next: MetricsState): void {
    state = next;
    onState(next);
  }
  function run(): void {
    if (isRunning || signal.aborted) return;
    clearTimeout(timer);
    isRunning = true;
    become({ ...state, status: state.status === 'failed' ? 'failed' : state.metrics === undefined ? 'loading' : 'ready' });
    void attempt().finally(() => {
      isRunning = false;
      if (!signal.aborted) timer = setTimeout(tick, everyMs);
    });
  }
  async function attempt(): Promise<void> {
    try {
      const metrics = await load({ journeyId, signal });
      if (!signal.aborted) become({ metrics, status: 'ready', loadedAt: Date.now(), refresh: run });
    } catch (error) {
      if (signal.aborted) return;
      become({ ...state, status: 'failed' });
      onError(error);
    }
  }
  function tick(): void {
    // Nobody looks: asked again when somebody does.
    if (document.visibilityState === 'hidden') timer = setTimeout(tick, everyMs);
    else run();
  }

  run();
  return () => {
    clearTimeout(timer);
    controller.abort();
  };
}
