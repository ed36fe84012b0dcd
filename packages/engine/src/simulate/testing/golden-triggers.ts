import type { Trigger } from '@sojourn/schema';
import { aJourney } from '../../core/testing/a-journey.ts';
import type { GoldenCase } from './golden-case.ts';

const buyers = { left: { attribute: 'orders' }, op: 'gte', right: 2 } as const;

/** A case for each trigger that watches a contact or comes round. */
export const goldenTriggers: Readonly<Record<string, GoldenCase>> = {
  segment: {
    journey: enteredBy({ id: 'buyer', type: 'segment', when: buyers, on: 'start' }),
    scenario: {
      script: [
        { contact: { set: { orders: 2 } } },
        { after: 'P1D', contact: { set: { orders: 1 } } },
        { after: 'P1D', contact: { set: { orders: 3 } } },
      ],
    },
    enrollments: 2,
  },
  existing: {
    journey: enteredBy({ id: 'over', type: 'date', attribute: 'trialEndsAt', offset: 'P1D', at: '09:00', existing: true }),
    scenario: { contact: { id: 'c1', attributes: { trialEndsAt: '2026-02-20T12:00:00Z' } } },
  },
  date: {
    journey: enteredBy({ id: 'birthday', type: 'date', attribute: 'birthday', at: '02:30', yearly: true }),
    scenario: { contact: { id: 'c1', attributes: { birthday: '1992-03-29' } } },
  },
  inactivity: {
    journey: enteredBy({ id: 'quiet', type: 'inactivity', attribute: 'trialEndsAt', after: 'P30D' }),
    scenario: { contact: { id: 'c1', attributes: { trialEndsAt: '2026-03-01T08:00:00Z' } } },
  },
  schedule: {
    journey: enteredBy({ id: 'monthly', type: 'schedule', rrule: 'FREQ=MONTHLY;BYDAY=-1SU;BYHOUR=2;BYMINUTE=30', when: buyers }),
    scenario: { contact: { id: 'c1', attributes: { orders: 2 } } },
  },
};

function enteredBy(trigger: Trigger): GoldenCase['journey'] {
  return aJourney({ end: { type: 'exit', reason: 'done' } }, { entry: { triggers: [trigger], reentry: { mode: 'always' } } });
}
