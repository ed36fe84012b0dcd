import type { BegunEffect } from '../../core/advance-types.ts';
import type { EffectResult } from '../../core/inputs.ts';
import type { Tenant } from '../../ports/store.ts';
import { timedSpan } from './timed-span.ts';
import type { Observer } from './timed-span.ts';

/** One attempt of an effect, seen. Its span is the parent of what the handler does in it. */
export async function observedEffect(
  observer: Observer | undefined,
  tenant: Tenant,
  { key, action, journeyId, version, nodeId, attempt }: BegunEffect,
  work: () => Promise<EffectResult>,
): Promise<EffectResult> {
  if (observer === undefined) return work();
  return timedSpan(
    observer,
    'sojourn.effect',
    { 'sojourn.action': action, 'sojourn.journey': journeyId },
    async (add) => {
      const result = await work();
      const { status } = result;
      add({ 'sojourn.status': status, ...(status === 'done' ? {} : { 'error.type': result.code }) });
      observer.telemetry.count('sojourn.effects', 1, { 'sojourn.action': action, 'sojourn.journey': journeyId, 'sojourn.status': status });
      return result;
    },
    { 'sojourn.tenant': tenant, 'sojourn.version': version, 'sojourn.node': nodeId, 'sojourn.attempt': attempt, 'sojourn.effect.key': key },
  );
}
