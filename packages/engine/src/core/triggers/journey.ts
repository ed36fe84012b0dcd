import type { JourneyTrigger } from '@sojourn/schema';
import { defineTrigger } from './compiled-trigger.ts';
import type { TriggerType } from './compiled-trigger.ts';

/** Fired by an `enroll` node of a journey. */
export const journeyTrigger: TriggerType = defineTrigger<JourneyTrigger>('journey', () => ({
  isHandOver: true,
  judge(visit, stimulus) {
    if (stimulus.type !== 'enroll') return undefined;
    const { data, key } = stimulus;
    return { type: 'offer', data, at: visit.now, arrivals: visit.arrivals, ...(key === undefined ? {} : { key }) };
  },
}));
