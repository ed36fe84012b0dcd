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

interface Unsaved {
  readonly journey: Journey;
  readonly operations: readonly Operation[];
}

/** Starts with nothing to save. */
export function createSaving(options: SavingOptions): Saving {
  const saver = new Saver(options);
  return {
    note: (journey, operations) => saver.note(journey, operations),
    flush: (reason) => saver.flush(reason),
    stop: () => saver.stop(),
  };
}

class Saver {
  private readonly options: SavingOptions;
  private readonly stopped = new AbortController();
  private pending: Unsaved | undefined;
  private underWay: Promise<SaveResult> | undefined;
  private base: string | number | undefined;
  private waitingSince: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = firstRetryMs;
  private conflict: Extract<SaveResult, { status: 'conflict' }> | undefined;

  constructor(options: SavingOptions) {
    this.options = options;
    this.base = options.revision;
  }

  note(journey: Journey, operations: readonly Operation[]): void {
    this.pending = { journey, operations: [...(this.pending?.operations ?? []), ...operations] };
    if (this.conflict !== undefined) return;
    const { afterMs = 800, maxWaitMs = 5000 } = this.options.autosave ?? {};
    this.waitingSince ??= Date.now();
    this.options.onState({ kind: 'unsaved' });
    this.schedule(Math.max(0, Math.min(afterMs, this.waitingSince + maxWaitMs - Date.now())));
  }

  async flush(reason: SaveRequest['reason']): Promise<SaveResult> {
    const result = await this.run(reason);
    // Typing may have gone on while that call was under way.
    return this.pending === undefined || result.status !== 'saved' ? result : this.run(reason);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.stopped.abort();
  }

  private schedule(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run('auto'), delayMs);
  }

  private async run(reason: SaveRequest['reason']): Promise<SaveResult> {
    clearTimeout(this.timer);
    while (this.underWay !== undefined) await this.underWay;
    const sent = this.pending;
    // Somebody has to decide first; until then nothing is saved, and nobody is told that it was.
    if (this.conflict !== undefined) return this.conflict;
    if (sent === undefined) return { status: 'saved', revision: this.base ?? '' };
    this.pending = undefined;
    this.waitingSince = undefined;
    this.options.onState({ kind: 'saving' });
    this.underWay = this.call(reason, sent);
    const result = await this.underWay;
    this.underWay = undefined;
    this.settle(result, sent);
    return result;
  }

  private async call(reason: SaveRequest['reason'], sent: Unsaved): Promise<SaveResult> {
    try {
      return await this.options.save({ ...sent, baseRevision: this.base, reason, signal: this.stopped.signal });
    } catch (error) {
      this.options.onError(error);
      return { status: 'error', retry: true };
    }
  }

  private settle(result: SaveResult, sent: Unsaved): void {
    const { onState } = this.options;
    if (result.status === 'saved') {
      this.base = result.revision;
      this.retryMs = firstRetryMs;
      onState(this.pending === undefined ? { kind: 'saved', at: Date.now() } : { kind: 'unsaved' });
      return;
    }
    // What was not saved goes again, before what came since.
    this.pending = {
      journey: this.pending?.journey ?? sent.journey,
      operations: [...sent.operations, ...(this.pending?.operations ?? [])],
    };
    if (result.status === 'conflict') {
      this.conflict = result;
      const { theirs, revision, by } = result;
      onState({ kind: 'conflict', theirs, revision, ...(by === undefined ? {} : { by }) });
      return;
    }
    const willRetry = result.retry === true && !this.stopped.signal.aborted;
    onState({ kind: 'error', willRetry, ...(result.message === undefined ? {} : { message: result.message }) });
    if (!willRetry) return;
    this.schedule(this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
  }
}
