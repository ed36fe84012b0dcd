import type { Tenant } from '../ports/store.ts';
import { recordAct } from './acts/record-act.ts';
import { changeJourney } from './change-journey.ts';
import { checkRequest } from './read-request.ts';
import type { Runtime } from './runtime.ts';

/** Lets nobody in any more, from now on in the order of inputs. A pause stays: those inside are held until the journey is resumed. */
export async function archive(runtime: Runtime, tenant: Tenant, journeyId: string, options: { readonly by?: string }): Promise<void> {
  checkRequest(options, 'The options of archive', { by: 'optional text' });
  const isChanged = await changeJourney(runtime, tenant, journeyId, async (journey, { at, revision }) => {
    if (journey.archivedAt !== undefined) return undefined;
    const by = options.by === undefined ? {} : { archivedBy: options.by };
    await recordAct(runtime, tenant, journeyId, { type: 'archive', ...(options.by === undefined ? {} : { by: options.by }) });
    return { ...journey, archivedAt: at, archivedRevision: revision, ...by };
  });
  if (isChanged) runtime.logger.log('info', 'journey_archived', { tenant, journey: journeyId });
}
