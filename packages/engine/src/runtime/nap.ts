import type { Instant } from '@sojourn/schema';
import type { AbortSignalLike } from '../ports/handlers.ts';
import type { Runtime } from './runtime.ts';

/** How a worker sleeps: until it is time, until it is hinted at, at most so long, or until it is told to stop. */
export interface Nap {
  /** Whether the worker was told to stop. */
  isOver(): boolean;
  /** Hints so far are known: called right before looking for work, so that none that comes after is missed. */
  forget(): void;
  sleep(request: { readonly atMostMs: number; readonly hint: boolean; readonly until?: Instant }): Promise<void>;
  /** Takes the listeners off. */
  end(): void;
}

/** The sleep of one worker. */
export function createNap({ store, clock, platform }: Runtime, signal: AbortSignalLike | undefined): Nap {
  let isHinted = false;
  let onHint: (() => void) | undefined;
  let onAbort: (() => void) | undefined;
  const abort = (): void => onAbort?.();
  const stopListening = store.wake?.(() => {
    isHinted = true;
    onHint?.();
  });
  signal?.addEventListener('abort', abort);
  const isOver = (): boolean => signal?.aborted === true;
  return {
    isOver,
    forget() {
      isHinted = false;
    },
    async sleep({ atMostMs, hint, until }) {
      if (isOver() || (hint && isHinted)) return;
      const cancels: (() => void)[] = [];
      await new Promise<void>((resolve) => {
        onAbort = resolve;
        if (hint) onHint = resolve;
        cancels.push(platform.after(atMostMs, resolve));
        if (until !== undefined) cancels.push(clock.wakeAt(until, resolve));
      });
      onHint = undefined;
      onAbort = undefined;
      for (const cancel of cancels) cancel();
    },
    end() {
      stopListening?.();
      signal?.removeEventListener('abort', abort);
    },
  };
}
