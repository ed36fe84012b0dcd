import { atLocalTime, isTimeZone, localParts } from '@sojourn/schema';
import type { Catalog, Instant, Journey, JsonValue, Scenario, TimeZone, Trigger } from '@sojourn/schema';
import { eventType } from '../inspector/condition/operand-choices.ts';
import type { Sample } from './samples.ts';
import { startByTrigger } from './start-by-trigger.ts';

/** A scenario in which a sample comes in by a trigger; the event's data are those that go with the sample. */
export function scenarioFor(journey: Journey, catalog: Catalog, sample: Sample, trigger: Trigger | undefined, start: Instant): Scenario {
  const scenario = startByTrigger(journey, catalog, trigger, start, sample.contact);
  const script = scenario.script.map((step, index) =>
    index === 0 && 'event' in step ? { ...step, data: { ...step.data, ...fitting(sample, catalog, step.event) } } : step,
  );
  return { ...scenario, script };
}

function fitting({ data }: Sample, catalog: Catalog, event: string): Readonly<Record<string, JsonValue>> {
  const fields = eventType(catalog, event)?.data ?? {};
  return Object.fromEntries([...data].filter(([path]) => Object.hasOwn(fields, path)));
}

/** Nine in the morning of the day of an instant: when a scenario starts if nobody says otherwise. */
export function morningOf(now: Instant, zone: TimeZone): Instant {
  const known = isTimeZone(zone) ? zone : 'UTC';
  return atLocalTime(localParts(now, known).date, '09:00', known);
}

/** The zone in which a scenario's clock is shown: the journey's, or the contact's where the journey goes by that. */
export function clockZone(journey: Journey, scenario: Pick<Scenario, 'contact'>): TimeZone {
  if (journey.timezone !== 'contact') return journey.timezone;
  return scenario.contact.timezone ?? journey.fallbackTimezone ?? 'UTC';
}
