import { formatInstant, parseInstant } from '@sojourn/schema';
import type { Journey, JsonValue, Scenario, TraceEntry } from '@sojourn/schema';
import type { Refusal } from '../core/advance-types.ts';
import { simulate } from './simulate.ts';
import type { SimulateOptions } from './simulate.ts';
import type { Simulation } from './simulation.ts';
import type { SimulatedEffect } from './world.ts';

/** An expectation that was not met. */
export interface ScenarioFailure {
  /** Such as `path`, `effects/0/at` or `end`. */
  readonly field: string;
  readonly expected: JsonValue;
  /** `null`: it did not happen. */
  readonly actual: JsonValue;
}

/** What became of a scenario. */
export interface ScenarioOutcome {
  readonly passed: boolean;
  readonly failures: readonly ScenarioFailure[];
  /** By enrollment, in the order they began. */
  readonly traces: readonly { readonly enrollmentId: string; readonly journeyId: string; readonly entries: readonly TraceEntry[] }[];
  readonly refusals: readonly Refusal[];
}

/**
 * Plays a scenario to its end and judges what it expects.
 *
 * `path` is every outlet taken, in order and exactly, over all enrollments; each of `effects` was begun, each of them another
 * attempt; none of `notEffects` was; `end` is how the enrollment that began last has ended; `refused` is a reason of a refusal.
 * A scenario without expectations passes.
 *
 * @throws RangeError as `simulate` does.
 */
export function runScenario(journeys: Journey | readonly Journey[], scenario: Scenario, options: SimulateOptions): ScenarioOutcome {
  const simulation = simulate(journeys, scenario, options);
  simulation.run();
  const failures = judge(scenario, simulation);
  const traces = simulation.enrollments.map(({ id, journeyId }) => ({ enrollmentId: id, journeyId, entries: simulation.traceOf(id) }));
  return { passed: failures.length === 0, failures, traces, refusals: simulation.refusals };
}

function judge({ expect }: Scenario, simulation: Simulation): readonly ScenarioFailure[] {
  if (expect === undefined) return [];
  const failures: ScenarioFailure[] = [];
  if (expect.path !== undefined) {
    const actual = pathOf(simulation.trace);
    if (actual.length !== expect.path.length || actual.some((step, index) => step !== expect.path?.[index])) {
      failures.push({ field: 'path', expected: expect.path, actual });
    }
  }
  failures.push(...judgeEffects(expect.effects ?? [], simulation.effects));
  for (const [index, node] of (expect.notEffects ?? []).entries()) {
    const begun = simulation.effects.find((effect) => effect.nodeId === node);
    if (begun !== undefined) failures.push({ field: `notEffects/${index}`, expected: node, actual: formatInstant(begun.at) });
  }
  const end = simulation.enrollments.at(-1)?.end ?? null;
  if (expect.end !== undefined && end !== expect.end) failures.push({ field: 'end', expected: expect.end, actual: end });
  const reasons = simulation.refusals.map((refusal) => refusal.reason);
  if (expect.refused !== undefined && !reasons.some((reason) => reason === expect.refused)) {
    failures.push({ field: 'refused', expected: expect.refused, actual: reasons.at(-1) ?? null });
  }
  return failures;
}

/** Every outlet taken, `node:outlet`, in order. */
export function pathOf(trace: readonly TraceEntry[]): readonly string[] {
  return trace.flatMap((entry) => (entry.kind === 'decided' || entry.kind === 'woke' ? [`${entry.nodeId ?? ''}:${entry.outlet}`] : []));
}

function judgeEffects(
  expected: readonly { readonly node: string; readonly at?: string }[],
  begun: readonly SimulatedEffect[],
): readonly ScenarioFailure[] {
  const failures: ScenarioFailure[] = [];
  const left = [...begun];
  for (const [index, { node, at }] of expected.entries()) {
    const instant = at === undefined ? undefined : parseInstant(at);
    const found = left.findIndex((effect) => effect.nodeId === node && (at === undefined || effect.at === instant));
    if (found >= 0) {
      left.splice(found, 1);
      continue;
    }
    const other = left.find((effect) => effect.nodeId === node);
    failures.push(
      other === undefined || at === undefined
        ? { field: `effects/${index}`, expected: node, actual: null }
        : { field: `effects/${index}/at`, expected: at, actual: formatInstant(other.at) },
    );
  }
  return failures;
}
