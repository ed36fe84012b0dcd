import type { Journey, Operation } from '@sojourn/schema';
import type { OwnedDocument, SaveRequest, SaveResult } from './document-options.ts';
import type { SaveState } from './editor.ts';

/** Keeps a draft with the host: one call at a time, in order, each bound to the document it came from. */
export interface Saving {
  /** A change was made. */
  note(journey: Journey, operations: readonly Operation[]): void;
  flush(reason: SaveRequest['reason']): Promise<SaveResult>;
  /** Stops timers and the call under way. */
  stop(): void;
}

interface SavingOptions {
  readonly save: NonNullable<OwnedDocument['save']>;
  readonly revision: string | number | undefined;
  readonly autosave: OwnedDocument['autosave'];
  onState(state: SaveState): void;
  onError(error: unknown): void;
}

const firstRetryMs = 2000;
const longestRetryMs = 30_000;

/** Starts with nothing to save. */
export function createSaving({ save, revision, autosave, onState, onError }: SavingOptions): Saving {
  const afterMs = autosave?.afterMs ?? 800;
  const maxWaitMs = autosave?.maxWaitMs ?? 5000;
  const stopped = new AbortController();
  let pending: { readonly journey: Journey; readonly operations: readonly Operation[] } | undefined;
  let underWay: Promise<SaveResult> | undefined;
  let base = revision;
  let waitingSince: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = firstRetryMs;
  let inConflict = false;

  const nothingToDo = (): SaveResult => ({ status: 'saved', revision: base ?? '' });

  const schedule = (delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run('auto'), delayMs);
  };

  async function call(reason: SaveRequest['reason'], sent: NonNullable<typeof pending>): Promise<SaveResult> {
    try {
      return await save({ ...sent, baseRevision: base, reason, signal: stopped.signal });
    } catch (error) {
      onError(error);
      return { status: 'error', retry: true };
    }
  }

  function settle(result: SaveResult, sent: NonNullable<typeof pending>): void {
    if (result.status === 'saved') {
      base = result.revision;
      retryMs = firstRetryMs;
      onState(pending === undefined ? { kind: 'saved', at: Date.now() } : { kind: 'unsaved' });
      return;
    }
    // What was not saved goes again, before what came since.
    pending = { journey: pending?.journey ?? sent.journey, operations: [...sent.operations, ...(pending?.operations ?? [])] };
    if (result.status === 'conflict') {
      inConflict = true;
      onState({
        kind: 'conflict',
        theirs: result.theirs,
        revision: result.revision,
        ...(result.by === undefined ? {} : { by: result.by }),
      });
      return;
    }
    const willRetry = result.retry === true && !stopped.signal.aborted;
    onState({ kind: 'error', willRetry, ...(result.message === undefined ? {} : { message: result.message }) });
    if (!willRetry) return;
    schedule(retryMs);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }

  async function run(reason: SaveRequest['reason']): Promise<SaveResult> {
    clearTimeout(timer);
    while (underWay !== undefined) await underWay;
    const sent = pending;
    if (sent === undefined || inConflict) return nothingToDo();
    pending = undefined;
    waitingSince = undefined;
    onState({ kind: 'saving' });
    underWay = call(reason, sent);
    const result = await underWay;
    underWay = undefined;
    settle(result, sent);
    return result;
  }

  return {
    note(journey, operations) {
      pending = { journey, operations: [...(pending?.operations ?? []), ...operations] };
      if (inConflict) return;
      waitingSince ??= Date.now();
      onState({ kind: 'unsaved' });
      schedule(Math.max(0, Math.min(afterMs, waitingSince + maxWaitMs - Date.now())));
    },
    async flush(reason) {
      const result = await run(reason);
      // Typing may have gone on while that call was under way.
      return pending === undefined || result.status !== 'saved' ? result : run(reason);
    },
    stop() {
      clearTimeout(timer);
      stopped.abort();
    },
  };
}
