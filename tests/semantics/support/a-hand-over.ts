import { aJourney } from './a-journey.ts';
import type { Host } from './a-host.ts';

/** A node that hands over to a journey. */
export function handOver(journey: string, more: object = {}): object {
  return { type: 'enroll', journey, ...more };
}

/** A journey that others hand over to. */
export function aTarget(nodes: object, more: { readonly [field: string]: unknown; readonly entry?: object } = {}): object {
  return aJourney(nodes, { id: 'target', ...more, entry: { triggers: [{ id: 'handed', type: 'journey' }], ...more.entry } });
}

/** The journeys of all enrollments, in the order in which they began. */
export async function journeysOf(host: Host): Promise<readonly string[]> {
  return (await host.enrollments()).map(({ journeyId }) => journeyId);
}

/** Who was refused: journey, trigger and reason. */
export async function reasons(host: Host): Promise<readonly (readonly string[])[]> {
  return (await host.refusals()).map(({ journeyId, trigger, reason }) => [journeyId, trigger, reason]);
}
