import type { Trip } from '../core/grant-book.ts';
import type { Tenant } from '../ports/store.ts';
import { pause } from './pause.ts';
import type { Runtime } from './runtime.ts';

/**
 * Pauses the journeys whose ceilings were reached, as of the instants of the inputs that would have passed them, and says so.
 * A journey that is paused already stays as it is.
 */
export async function tripBreaker(runtime: Runtime, tenant: Tenant, trips: readonly Trip[]): Promise<void> {
  for (const { journeyId, at, ceiling, nodeId, limit } of trips) {
    runtime.logger.log('warn', 'breaker_tripped', { tenant, journey: journeyId, ceiling, node: nodeId, limit });
    await pause(runtime, tenant, journeyId, { by: 'breaker' }, at);
  }
}
