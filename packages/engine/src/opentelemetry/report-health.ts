import { metrics } from '@opentelemetry/api';
import type { BatchObservableResult, Meter } from '@opentelemetry/api';
import type { Engine } from '../runtime/engine.ts';
import type { EngineHealth } from '../runtime/health.ts';

/**
 * Reports an engine's `health()` as gauges, whenever the host's reader collects: `sojourn.due.age` (milliseconds), `sojourn.due.contacts` by
 * `lane`, and `sojourn.parked` by `status` (`failed`, `held`, `isolated`). One process of a deployment is enough. While the store is away
 * nothing is reported.
 *
 * @param engine - For each tenant that is to be reported, `engine.forTenant(id)`; the figures of several are summed, and the oldest counts.
 * @returns A function that ends it.
 */
export function reportHealth(engines: Engine | readonly Engine[], meter: Meter = metrics.getMeter('sojourn')): () => void {
  const list: readonly Engine[] = 'health' in engines ? [engines] : engines;
  const age = meter.createObservableGauge('sojourn.due.age', { unit: 'ms' });
  const due = meter.createObservableGauge('sojourn.due.contacts');
  const parked = meter.createObservableGauge('sojourn.parked');
  const observe = async (result: BatchObservableResult): Promise<void> => {
    const all = await Promise.all(list.map((engine) => engine.health())).catch(() => undefined);
    if (all === undefined) return;
    const sum = (figure: (one: EngineHealth) => number): number => all.reduce((total, one) => total + figure(one), 0);
    result.observe(age, Math.max(0, ...all.map(({ lagMs }) => lagMs)));
    result.observe(
      due,
      sum(({ inputsWaiting = 0 }) => inputsWaiting),
      { lane: 'input' },
    );
    result.observe(
      due,
      sum(({ effectsWaiting = 0 }) => effectsWaiting),
      { lane: 'effect' },
    );
    for (const status of ['failed', 'held', 'isolated'] as const)
      result.observe(
        parked,
        sum((one) => one[status]),
        { status },
      );
  };
  meter.addBatchObservableCallback(observe, [age, due, parked]);
  return () => meter.removeBatchObservableCallback(observe, [age, due, parked]);
}
