import { formatInstant } from '@sojourn/schema';
import type { Tenant } from '../../ports/store.ts';
import { JourneyError } from '../journey-error.ts';
import type { Runtime } from '../runtime.ts';
import { hashOfAct } from './act.ts';
import type { Act } from './act.ts';
import { actKind, headKind, readAct, readHead } from './act-documents.ts';

/** How often others may act on the same journey at the same moment before it is given up. */
const tries = 100;

/**
 * Adds an act to its journey's chain, before it takes effect: nothing is done that is not written down.
 *
 * @throws JourneyError `publish_conflict` if others keep acting on the same journey.
 */
export async function recordAct({ store, clock }: Runtime, tenant: Tenant, journeyId: string, act: Act): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const head = await readHead(store, tenant, journeyId);
    // The head is written after the act: whoever stopped in between left it behind.
    let { seq, hash } = head;
    for (
      let next = await readAct(store, tenant, journeyId, seq + 1);
      next !== undefined;
      next = await readAct(store, tenant, journeyId, seq + 1)
    )
      ({ seq, hash } = next);
    const unsealed = { ...act, seq: seq + 1, at: formatInstant(clock.now()), before: hash };
    const recorded = { ...unsealed, hash: hashOfAct(unsealed) };
    if (!(await store.put(tenant, actKind(journeyId), String(recorded.seq), 0, recorded))) continue;
    await store.put(tenant, headKind, journeyId, head.revision, { seq: recorded.seq, hash: recorded.hash });
    return;
  }
  throw new JourneyError('publish_conflict', `Others kept acting on journey "${journeyId}" at the same time. Try again.`);
}
