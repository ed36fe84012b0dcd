import { formatInstant, parseInstant } from '@sojourn/schema';
import type { Expectations, Scenario, TimeZone } from '@sojourn/schema';
import { instantTextIn } from '../inspector/fields/local-instant.ts';
import type { Run } from './run.ts';

/** What a run did, as expectations that the same scenario meets again. */
export function expectationsOf(run: Run, zone: TimeZone): Expectations {
  const last = run.moment(run.steps.length - 1);
  const path = Array.from({ length: run.steps.length }, (_, index) => run.moment(index).written)
    .flat()
    .flatMap((entry) => (entry.kind === 'decided' || entry.kind === 'woke' ? [`${entry.nodeId ?? ''}:${entry.outlet}`] : []));
  const effects = last.effects.map(({ nodeId, at }) => ({
    node: nodeId,
    at: at % 1000 === 0 ? instantTextIn(at, zone) : formatInstant(at),
  }));
  const end = last.enrollments.at(-1)?.end;
  const refused = last.enrollments.length === 0 ? last.refusals.at(-1)?.reason : undefined;
  return { path, effects, ...(end === undefined ? {} : { end }), ...(refused === undefined ? {} : { refused }) };
}

/** A run as a scenario to keep: what happened, and what came of it. */
export function scenarioToKeep(run: Run, name: string, zone: TimeZone): Scenario {
  return { ...run.scenario, name, expect: expectationsOf(run, zone) };
}

/** A name of a file for a scenario; letters and digits only. */
export function fileNameOf(scenario: Scenario): string {
  const words = scenario.name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['scenario'];
  return `${words.slice(0, 8).join('-')}.scenario.json`;
}

/** When a scenario starts, in epoch milliseconds. */
export function startOf(scenario: Scenario): number {
  return parseInstant(scenario.start) ?? 0;
}
