import type { Clock } from '../ports/clock.ts';
import type { AbortControllerLike, Platform } from '../ports/platform.ts';

/** The parts of the machine that browsers and Node share. */
interface Machine {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
  readonly crypto: { randomUUID?(): string; getRandomValues(bytes: Uint8Array): Uint8Array };
  readonly AbortController: new () => AbortControllerLike;
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
}

/** The longest delay that timers take; beyond it they fire at once. */
const longestDelayMs = 2_147_483_647;

/** The machine's clock. */
export function systemClock(): Clock {
  const machine = theMachine();
  return {
    now: () => Date.now(),
    wakeAt: (at, wake) => wakeAt(machine, at, wake),
  };
}

/** Real delays, aborts, names and UTF-8 of the machine, in browsers and in Node. */
export function systemPlatform(): Platform {
  const machine = theMachine();
  const encoder = new machine.TextEncoder();
  const decoder = new machine.TextDecoder();
  return {
    after: (ms, run) => {
      const handle = machine.setTimeout(run, Math.min(Math.max(ms, 0), longestDelayMs));
      return () => machine.clearTimeout(handle);
    },
    abortController: () => new machine.AbortController(),
    uniqueName: () => uniqueName(machine),
    encode: (text) => encoder.encode(text),
    decode: (bytes) => decoder.decode(bytes),
  };
}

function wakeAt(machine: Machine, at: number, wake: () => void): () => void {
  let handle: unknown;
  const arm = (): void => {
    const left = at - Date.now();
    handle = left > longestDelayMs ? machine.setTimeout(arm, longestDelayMs) : machine.setTimeout(wake, Math.max(left, 0));
  };
  arm();
  return () => machine.clearTimeout(handle);
}

function uniqueName(machine: Machine): string {
  // Pages that are not served over https have no randomUUID.
  if (machine.crypto.randomUUID !== undefined) return machine.crypto.randomUUID();
  return Array.from(machine.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function theMachine(): Machine {
  // The only place of the engine that names a global: every browser and Node of the last years has these.
  return globalThis as unknown as Machine;
}
