import { addDuration } from '@sojourn/schema';
import type { ActionNode, ActionType, Duration } from '@sojourn/schema';
import { compileGate } from '../effects/effect-gate.ts';
import type { EffectSettings } from '../effects/effect-settings.ts';
import { own } from '../own.ts';
import { compileInput } from '../template/render-input.ts';
import { defineStep } from './step.ts';
import type { Step, StepContext } from './step.ts';

/** Requests the effect and parks until its result; how it is begun, retried and given up is in `effects/`. */
export const actionStep: Step = defineStep<ActionNode>('action', (node, context) => ({
  effect: settingsOf(node, context),
  arrive: () => ({ type: 'request' }),
}));

function settingsOf(node: ActionNode, context: StepContext): EffectSettings {
  const action: ActionType = own(context.catalog.actions ?? {}, node.action) ?? {};
  const { channel } = action;
  const category = node.category ?? action.category;
  return {
    action: node.action,
    render: compileInput(node.input ?? {}),
    channel,
    category,
    consent: needsConsent(context, channel, category) ? (category === undefined ? channel : `${channel}/${category}`) : undefined,
    gate: compileGate(context.sending, context.policy, { channel, category, isMessage: channel !== undefined || action.message === true }),
    timeoutMs: msOf(action.timeout ?? 'PT30S'),
    attempts: node.retry?.attempts ?? 5,
    firstDelayMs: msOf(node.retry?.first ?? 'PT1M'),
    mostDelayMs: msOf(node.retry?.most ?? 'PT1H'),
    onUncertain: node.onUncertain ?? action.onUncertain ?? (action.idempotent === true ? 'retry' : 'hold'),
    outcomes: new Set(action.outcomes ?? []),
  };
}

function needsConsent(context: StepContext, channel: string | undefined, category: string | undefined): boolean {
  if (channel === undefined || own(context.catalog.channels ?? {}, channel)?.consent !== true) return false;
  return category === undefined || own(context.policy?.categories ?? {}, category)?.consent !== false;
}

/** Delays of delivery are lengths, not dates: a day in them is 24 hours. */
function msOf(duration: Duration): number {
  return addDuration(0, duration, 'UTC');
}
