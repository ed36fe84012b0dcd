import type { JsonObject } from '@sojourn/schema';
import type { BegunEffect } from '../core/advance-types.ts';
import type { EffectResult } from '../core/inputs.ts';
import type { ActionHandler, Effect, Handlers } from '../ports/handlers.ts';
import { NotSentError } from '../ports/not-sent-error.ts';
import type { Input, Tenant } from '../ports/store.ts';
import type { Begun, Changed } from './advance-batch.ts';
import { codeOf } from './error-code.ts';
import { copyObject } from './copy-json.ts';
import { observedEffect } from './observe/observed-effect.ts';
import { appendStubbornly } from './results.ts';
import type { Runtime } from './runtime.ts';
import { tellTaskChanges } from './tell-task-changes.ts';
import { contactOf } from '../core/state.ts';

/**
 * Performs one attempt of an effect, outside any transaction, and gives the input that reports it.
 *
 * A handler that returns is done; one that throws `NotSentError` surely did not send; anything else, the action's timeout
 * included, is uncertain. One that returns after its timeout is reported as late. Never rejects.
 */
export async function perform(runtime: Runtime, { tenant, effect }: Begun): Promise<Input> {
  const result = await observedEffect(runtime.observer, tenant, effect, () => attempt(runtime, tenant, effect));
  if (result.status !== 'done') {
    runtime.logger.log('warn', `effect_${result.status}`, { key: effect.key, attempt: effect.attempt, reason: result.code });
  }
  return {
    contactId: effect.contact.id,
    due: runtime.clock.now(),
    dedupe: `result:${effect.key}:${effect.attempt}`,
    lane: 'input',
    body: { type: 'result', key: effect.key, attempt: effect.attempt, result },
  };
}

/** Tells the host what the engine changed of a contact, and what became of its tasks. Told once; a failure is logged. */
export async function tellChange(runtime: Runtime, { tenant, advance }: Changed): Promise<void> {
  const contact = contactOf(advance.contact);
  try {
    const { handlers } = await runtime.settingsOf(tenant);
    const onContact = advance.changes.length === 0 ? undefined : handlerOf(handlers, 'contactChanged');
    const onTask = handlerOf(handlers, 'taskChanged');
    if (onTask !== undefined) await tellTaskChanges(runtime, tenant, { advance, contact, handler: onTask });
    if (onContact === undefined) return;
    const key = `${tenant}:${contact.id}:${advance.contact.lastAt}:changed`;
    const effect: Effect = {
      key,
      action: 'contactChanged',
      input: {},
      contactId: contact.id,
      contact,
      journeyId: '',
      version: 0,
      nodeId: '',
      enrollmentId: '',
      changes: advance.changes,
    };
    await onContact(effect, { signal: runtime.platform.abortController().signal, idempotencyKey: key, attempt: 1 });
  } catch (error) {
    runtime.logger.log('error', 'contact_changed_failed', { tenant, contact: contact.id, reason: codeOf(error) });
  }
}

async function attempt(runtime: Runtime, tenant: Tenant, effect: BegunEffect): Promise<EffectResult> {
  let handlers: Handlers;
  try {
    ({ handlers } = await runtime.settingsOf(tenant));
  } catch {
    // Nobody was asked to send anything.
    return { status: 'not_sent', code: 'settings_unavailable', retryable: true };
  }
  const handler = handlerOf(handlers, effect.action);
  // A task waits in the engine's own list, whoever else is told of it.
  if (handler === undefined && effect.taskId !== undefined) return { status: 'done' };
  // No attempt can mend a handler that is not there.
  if (handler === undefined) return { status: 'not_sent', code: 'no_handler', retryable: false };
  return withTimeout(runtime, tenant, effect, handler);
}

async function withTimeout(runtime: Runtime, tenant: Tenant, effect: BegunEffect, handler: ActionHandler): Promise<EffectResult> {
  const controller = runtime.platform.abortController();
  const { timeoutMs, attempt: number, visit: _visit, taskId: _taskId, contact, ...request } = effect;
  const asked: Effect = { ...request, contact, contactId: contact.id };
  return new Promise((resolve) => {
    let isGivenUp = false;
    const cancel = runtime.platform.after(timeoutMs, () => {
      isGivenUp = true;
      controller.abort();
      resolve({ status: 'uncertain', code: 'timeout' });
    });
    const settle = (result: EffectResult): void => {
      cancel();
      if (isGivenUp) void reportLate(runtime, tenant, effect, result);
      else resolve(result);
    };
    // A handler that throws before its first await rejects here too.
    const returned = Promise.resolve().then(() =>
      handler(asked, { signal: controller.signal, idempotencyKey: effect.key, attempt: number }),
    );
    returned.then(
      (value) => settle(toDone(runtime, effect, value)),
      (error: unknown) => settle(toFailure(error)),
    );
  });
}

/** A handler that returned after it was given up on: what was uncertain is known, unless the effect has moved on. */
async function reportLate(
  runtime: Runtime,
  tenant: Tenant,
  { key, attempt: number, contact }: BegunEffect,
  result: EffectResult,
): Promise<void> {
  if (result.status !== 'done') return;
  const input: Input = {
    contactId: contact.id,
    due: runtime.clock.now(),
    dedupe: `late:${key}:${result.outcome ?? ''}`,
    lane: 'input',
    body: { type: 'result', key, attempt: number, result: { ...result, late: true } },
  };
  await appendStubbornly(runtime, tenant, [input]);
}

function toDone(runtime: Runtime, effect: BegunEffect, value: unknown): EffectResult {
  if (value === undefined || value === null) return { status: 'done' };
  // Handlers may be untyped: what they give is looked at before it is believed.
  const { outcome, data } = value as { readonly outcome?: unknown; readonly data?: unknown };
  const copied: JsonObject | undefined = data === undefined ? undefined : copyObject(data);
  if ((outcome !== undefined && typeof outcome !== 'string') || (data !== undefined && copied === undefined)) {
    runtime.logger.log('error', 'handler_result_invalid', { key: effect.key });
  }
  return {
    status: 'done',
    ...(typeof outcome === 'string' ? { outcome } : {}),
    ...(copied === undefined ? {} : { data: copied }),
  };
}

function toFailure(error: unknown): EffectResult {
  if (error instanceof NotSentError) return { status: 'not_sent', code: readable(error.code), retryable: error.retryable };
  if (error instanceof Error && error.name === 'NotSentError') {
    // Another copy of this package made it; it has the same fields.
    const { code, retryable } = error as NotSentError;
    return { status: 'not_sent', code: readable(code), retryable };
  }
  return { status: 'uncertain', code: uncertainCode(error) };
}

/** A host's code, which is logged: a sentence in its place may hold contact data. */
function readable(code: unknown): string {
  return typeof code === 'string' && /^[\w.:-]{1,64}$/.test(code) ? code : 'not_sent';
}

/** The error's own code if it has a readable one, else `error`; its message may hold contact data. */
function uncertainCode(error: unknown): string {
  const code = codeOf(error);
  return code === 'unknown' || (error instanceof Error && code === error.name) ? 'error' : code;
}

function handlerOf(handlers: Handlers, action: string): ActionHandler | undefined {
  return Object.hasOwn(handlers, action) ? handlers[action] : undefined;
}
