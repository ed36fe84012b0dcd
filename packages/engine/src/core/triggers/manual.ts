import type { ManualTrigger } from '@sojourn/schema';
import { defineTrigger } from './compiled-trigger.ts';
import type { TriggerType } from './compiled-trigger.ts';

/** Fired by a call of `engine.enroll`. */
export const manualTrigger: TriggerType = defineTrigger<ManualTrigger>('manual', () => ({
  isManual: true,
  judge(visit, stimulus) {
    if (stimulus.type !== 'enroll') return undefined;
    const { data, key } = stimulus;
    return { type: 'offer', data, at: visit.now, arrivals: visit.arrivals, ...(key === undefined ? {} : { key }) };
  },
}));
