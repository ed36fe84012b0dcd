import type { AbortSignalLike } from './handlers.ts';

/** Aborts the signal it holds. */
export interface AbortControllerLike {
  readonly signal: AbortSignalLike;
  abort(): void;
}

/**
 * What the runtime needs of the machine beside time: real delays, aborts, names and text encoding. `systemPlatform()` is
 * the default, in browsers and in Node; a deterministic test gives its own.
 */
export interface Platform {
  /** Calls once after real milliseconds, whatever the engine's clock says; returns a function that cancels it. */
  after(ms: number, run: () => void): () => void;
  abortController(): AbortControllerLike;
  /** A name no other worker has. */
  uniqueName(): string;
  /** UTF-8. */
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}
