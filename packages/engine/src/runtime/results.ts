import type { Input, Tenant } from '../ports/store.ts';
import { codeOf } from './error-code.ts';
import type { Runtime } from './runtime.ts';

interface Waiting {
  readonly tenant: Tenant;
  readonly input: Input;
  readonly done: () => void;
}

/** Reports results of effects; those that come while a write is under way go together in the next one. */
export interface ResultWriter {
  /** Resolves when the result is durable, or given up on: its `lost` timer then makes the effect uncertain. */
  write(tenant: Tenant, input: Input): Promise<void>;
}

const tries = 8;
const firstPauseMs = 50;

/** A writer for one engine. */
export function createResultWriter(runtime: Runtime): ResultWriter {
  let waiting: Waiting[] = [];
  let isWriting = false;

  const drain = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const tenants = new Set(group.map((one) => one.tenant));
      for (const tenant of tenants) {
        const own = group.filter((one) => one.tenant === tenant);
        await appendStubbornly(
          runtime,
          tenant,
          own.map((one) => one.input),
        );
        for (const one of own) one.done();
      }
    }
    isWriting = false;
  };

  return {
    write: (tenant, input) =>
      new Promise((resolve) => {
        waiting.push({ tenant, input, done: resolve });
        if (!isWriting) void drain();
      }),
  };
}

/** Appends results, trying again while the store is away. Never rejects. */
export async function appendStubbornly(runtime: Runtime, tenant: Tenant, inputs: readonly Input[]): Promise<void> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      await runtime.store.append(tenant, inputs);
      return;
    } catch (error) {
      runtime.logger.log('error', attempt < tries ? 'result_delayed' : 'result_lost', {
        tenant,
        results: inputs.length,
        reason: codeOf(error),
      });
      await new Promise<void>((resolve) => void runtime.platform.after(firstPauseMs * 2 ** attempt, resolve));
    }
  }
}
