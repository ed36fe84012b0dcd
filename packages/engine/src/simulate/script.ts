import { addDuration, parseInstant } from '@sojourn/schema';
import type { Instant, Journey, Scenario, ScriptStep, TimeZone } from '@sojourn/schema';

/** A step of a scenario's script with its instant. */
export interface TimedStep {
  /** Counts from 1; an event's id is `event-<number>`. */
  readonly number: number;
  readonly at: Instant;
  readonly step: ScriptStep;
}

/**
 * When the steps of a script happen: `after` counts from the previous step in the journey's zone, `at` is an instant, neither is
 * at once. None is earlier than the one before it. Whoever plays a scenario takes the instants from here, so that all agree.
 *
 * @param journey - The first journey of the scenario: its zone counts.
 * @throws RangeError if a duration or an instant cannot be read; `parseScenario` refuses those.
 */
export function timeScript(scenario: Scenario, journey: Journey): readonly TimedStep[] {
  const zone: TimeZone =
    journey.timezone === 'contact' ? (scenario.contact.timezone ?? journey.fallbackTimezone ?? 'UTC') : journey.timezone;
  let at = startOf(scenario);
  return scenario.script.map((step, index) => {
    if (step.after !== undefined) at = Math.max(at, addDuration(at, step.after, zone));
    else if (step.at !== undefined) at = Math.max(at, instantOf(step.at));
    return { number: index + 1, at, step };
  });
}

/** When a scenario begins: its contact is made known then. */
export function startOf(scenario: Scenario): Instant {
  return instantOf(scenario.start);
}

function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === undefined) throw new RangeError(`Not an RFC 3339 instant with an offset: ${text}`);
  return at;
}
