import { addDuration } from '@sojourn/schema';
import type { ActionType, TaskRecord } from '@sojourn/schema';
import type { EffectSettings } from '../effects/effect-settings.ts';
import { own } from '../own.ts';
import type { StepContext } from '../steps/step.ts';

/**
 * How the request of a task is made: an effect like an action's without settings, or with those of a catalog action named after
 * the node type. It is no message, so that nothing but its task holds it back.
 */
export function settingsOfRequest(kind: TaskRecord['kind'], { catalog }: StepContext): EffectSettings {
  const action: ActionType = own(catalog.actions ?? {}, kind) ?? {};
  return {
    action: kind,
    // The task has been rendered when it was made; see `taskInput`.
    render: () => ({ ok: true, input: {} }),
    channel: undefined,
    category: undefined,
    consent: undefined,
    timeoutMs: addDuration(0, action.timeout ?? 'PT30S', 'UTC'),
    attempts: 5,
    firstDelayMs: 60_000,
    mostDelayMs: 3_600_000,
    onUncertain: action.onUncertain ?? (action.idempotent === true ? 'retry' : 'hold'),
    outcomes: new Set(),
  };
}
