import { parseDuration } from '@sojourn/schema';
import type { Duration, Instant } from '@sojourn/schema';
import type { Tenant } from '../ports/store.ts';
import { recordAct } from './acts/record-act.ts';
import { changeJourney } from './change-journey.ts';
import { finding, refuseFindings } from './finding.ts';
import { startSweep } from './jobs/sweep.ts';
import type { IndexedJourney, IndexedPause } from './published.ts';
import { checkRequest } from './read-request.ts';
import type { Runtime } from './runtime.ts';

/** Settings of `pause`. */
export interface PauseOptions {
  readonly by?: string;
}

/** Settings of `resume`. */
export interface ResumeOptions {
  readonly skipOlderThan?: Duration;
  readonly by?: string;
}

/** Whether a journey is paused, as of the index. */
export function isPaused({ pauses = [] }: IndexedJourney): boolean {
  return pauses.at(-1)?.type === 'pause';
}

/**
 * Holds a journey's entries, due timers and due effects, from now on in the order of inputs.
 *
 * @param at - Of the input that caused it, where that was not now.
 */
export async function pause(runtime: Runtime, tenant: Tenant, journeyId: string, options: PauseOptions, at?: Instant): Promise<void> {
  checkRequest(options, 'The options of pause', { by: 'optional text' });
  const isChanged = await changeJourney(runtime, tenant, journeyId, async (journey, stamp) => {
    if (isPaused(journey)) return undefined;
    await recordAct(runtime, tenant, journeyId, { type: 'pause', ...byOf(options) });
    const since = at === undefined ? stamp.at : Math.max(at, lastActAt(journey));
    return withPause(journey, { type: 'pause', at: since, revision: stamp.revision, ...byOf(options) });
  });
  if (isChanged) runtime.logger.log('info', 'journey_paused', { tenant, journey: journeyId });
}

/** Takes a paused journey up again, from now on in the order of inputs; a job gets to those whom nothing else wakes. */
export async function resume(runtime: Runtime, tenant: Tenant, journeyId: string, options: ResumeOptions): Promise<void> {
  checkRequest(options, 'The options of resume', { by: 'optional text', skipOlderThan: 'optional text' });
  const { skipOlderThan } = options;
  if (skipOlderThan !== undefined && parseDuration(skipOlderThan) === undefined)
    refuseFindings('request_invalid', 'The options of resume', [
      finding('value_invalid', '/skipOlderThan', { expected: 'a duration, such as "P1D"' }),
    ]);
  const isChanged = await changeJourney(runtime, tenant, journeyId, async (journey, { at, revision }) => {
    if (!isPaused(journey)) return undefined;
    const skip = skipOlderThan === undefined ? {} : { skipOlderThan };
    await recordAct(runtime, tenant, journeyId, { type: 'resume', ...skip, ...byOf(options) });
    await startSweep(runtime, tenant, journeyId, revision);
    return withPause(journey, { type: 'resume', at, revision, ...skip, ...byOf(options) });
  });
  if (isChanged) runtime.logger.log('info', 'journey_resumed', { tenant, journey: journeyId });
}

function withPause(journey: IndexedJourney, pause: IndexedPause): IndexedJourney {
  return { ...journey, pauses: [...(journey.pauses ?? []), pause] };
}

function lastActAt({ pauses = [], versions }: IndexedJourney): Instant {
  return Math.max(pauses.at(-1)?.at ?? 0, versions.at(-1)?.publishedAt ?? 0);
}

function byOf({ by }: PauseOptions): { readonly by?: string } {
  return by === undefined ? {} : { by };
}
