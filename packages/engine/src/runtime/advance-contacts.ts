import type { Instant } from '@sojourn/schema';
import type { Advance, Definitions } from '../core/advance-types.ts';
import type { ContactWrite, Loaded, Tenant } from '../ports/store.ts';
import { eraseAll } from './erase.ts';
import { codeOf, isStoreAway } from './error-code.ts';
import { toPlaced, toSnapshot, toWrite } from './rows.ts';
import type { Runtime } from './runtime.ts';
import { noGrants, takeShared } from './take-shared.ts';
import type { Grants } from './take-shared.ts';
import { tripBreaker } from './trip-breaker.ts';

/** A contact that has been advanced, ready to be committed. */
export interface Advanced {
  readonly write: ContactWrite;
  readonly advance: Advance;
}

interface Attempt {
  readonly loaded: Loaded;
  readonly given: Grants;
  readonly advance: Advance;
  /** Absent while it asks for more. */
  readonly write?: ContactWrite;
}

/**
 * Advances contacts of one tenant in memory. Those that ask for counters they share with others are advanced again with what the
 * store has granted, the whole batch at once; journeys whose ceilings that reaches are paused before anything is committed.
 */
export async function advanceContacts(
  runtime: Runtime,
  tenant: Tenant,
  definitions: Definitions,
  contacts: readonly Loaded[],
  now: Instant,
): Promise<readonly Advanced[]> {
  const attempts = new Map<Loaded, Attempt>();
  const attempt = async (loaded: Loaded, given: Grants): Promise<void> => {
    const one = await advanceOne(runtime, definitions, loaded, given, now);
    if (one === undefined) attempts.delete(loaded);
    else attempts.set(loaded, one);
  };
  for (const loaded of contacts) {
    if (loaded.inputs.length === 0) await runtime.store.release([loaded.lease]);
    else await attempt(loaded, noGrants);
  }
  for (let asking = askingOf(attempts); asking.length > 0; asking = askingOf(attempts)) {
    const shares = await takeShared(
      runtime.store,
      tenant,
      asking.map(({ given, advance: { asks } }) => ({ given, asks })),
      runtime.fullBuckets,
    );
    for (const [place, { loaded }] of asking.entries()) await attempt(loaded, shares[place] ?? noGrants);
  }
  const advanced = [...attempts.values()].flatMap(({ advance: done, write }) => (write === undefined ? [] : [{ advance: done, write }]));
  const trips = advanced.flatMap((one) => one.advance.trips);
  if (trips.length > 0) await tripBreaker(runtime, tenant, trips);
  return advanced;
}

function askingOf(attempts: ReadonlyMap<Loaded, Attempt>): readonly Attempt[] {
  return [...attempts.values()].filter((one) => one.advance.asks.length > 0);
}

async function advanceOne(
  runtime: Runtime,
  definitions: Definitions,
  loaded: Loaded,
  given: Grants,
  now: Instant,
): Promise<Attempt | undefined> {
  try {
    const options = {
      now,
      ...given,
      full: runtime.fullBuckets.of(loaded.lease.tenant),
      ...(runtime.choices === undefined ? {} : { choices: runtime.choices }),
    };
    const recording = runtime.recordInputs === false ? undefined : { options, source: definitions.source };
    const done = runtime.advance(definitions, toSnapshot(runtime.platform, loaded), loaded.inputs.map(toPlaced), options);
    const attempt = { loaded, given, advance: done };
    return done.asks.length > 0
      ? attempt
      : { ...attempt, write: await eraseAll(runtime, toWrite(runtime.platform, loaded, done, recording), done) };
  } catch (error) {
    if (isStoreAway(error)) throw error;
    runtime.logger.log('error', 'advance_failed', { tenant: loaded.lease.tenant, reason: codeOf(error) });
    await runtime.isolation.add(loaded.lease, 'advance_failed');
    return undefined;
  }
}
