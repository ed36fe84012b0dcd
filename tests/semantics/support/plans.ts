import type { InFlight, PublishPlan } from '@sojourn/schema';
import type { Host } from './a-host.ts';
import { aJourney } from './a-journey.ts';
import { lastOf } from './story.ts';

/** Two ways out. */
export const out: object = { x: { type: 'exit', reason: 'x' }, y: { type: 'exit', reason: 'y' } };

/** A wait `w` with alternatives, each of which leads on to `x`. */
export function waiting(until: readonly object[], more: Parameters<typeof aJourney>[1] = {}): object {
  const ids = until.map((one) => (one as { readonly id: string }).id);
  return aJourney({ w: { type: 'wait', until, outlets: Object.fromEntries(ids.map((id) => [id, 'x'])) }, ...out }, more);
}

/** Publishes, and lets the sweep do the rest. */
export async function publish(host: Host, document: object, inFlight: InFlight): Promise<void> {
  await host.engine.publish(document, { inFlight });
  await host.engine.settle();
}

/** What a plan says of each node. */
export async function figures(host: Host, document: object, inFlight: InFlight): Promise<PublishPlan['nodes']> {
  return (await host.engine.planPublish(document, { inFlight })).nodes;
}

/** When the wait was left, and how; or until when it is parked. */
export async function standing(host: Host): Promise<string> {
  const trace = await host.trace();
  const woke = trace.find((entry) => entry.kind === 'woke');
  if (woke !== undefined) return `${'outlet' in woke ? woke.outlet : ''} ${woke.at.slice(0, 16)}`;
  return `until ${lastOf(trace, 'parked').wakeAt?.slice(0, 16) ?? 'ever'}`;
}

/** Orders rows by what they say. */
export function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
