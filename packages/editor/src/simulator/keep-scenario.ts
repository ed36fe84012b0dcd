import { timeScript } from '@sojourn/engine';
import { formatInstant, type Journey, type Scenario, type ScriptStep } from '@sojourn/schema';
import type { Injection, RunView } from './run.ts';

/**
 * The run as a scenario: what was given and what a person let happen, each at its instant, and what must come of it again.
 *
 * @param injections - Those that still stand, in order.
 */
export function keepScenario(name: string, journey: Journey, scenario: Scenario, run: RunView, injections: readonly Injection[]): Scenario {
  const given = timeScript(scenario, journey).map(({ at, step }) => ({ at, step: withoutTiming(step) }));
  const script = [...given, ...injections.map(({ at, step }) => ({ at, step }))]
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, step }): ScriptStep => ({ at: formatInstant(at), ...step }));
  const path = run.trace.flatMap((entry) => (entry.kind === 'decided' || entry.kind === 'woke' ? [`${entry.nodeId ?? ''}:${entry.outlet}`] : []));
  const end = run.enrollments.at(-1)?.end;
  const refused = run.enrollments.length === 0 ? run.refusals.at(-1)?.reason : undefined;
  return {
    name,
    start: scenario.start,
    contact: scenario.contact,
    script,
    ...(scenario.choices === undefined ? {} : { choices: scenario.choices }),
    ...(scenario.results === undefined ? {} : { results: scenario.results }),
    expect: {
      ...(refused === undefined ? { path, effects: run.effects.map((effect) => ({ node: effect.nodeId, at: formatInstant(effect.at) })) } : { refused }),
      ...(end === undefined ? {} : { end }),
    },
  };
}

function withoutTiming(step: ScriptStep): Exclude<ScriptStep, never> {
  const { after: _, at: __, ...rest } = step;
  // Only the timing is taken off: what is left is the same kind of step.
  return rest as ScriptStep;
}
