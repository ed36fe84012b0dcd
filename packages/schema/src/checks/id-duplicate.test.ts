import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { idDuplicate } from './id-duplicate.ts';

describeCheck(idDuplicate, {
  isRefusedByParser: true,
  valid: {
    'the same id in two nodes': aJourney({
      nodes: { a: { type: 'split', arms: [{ id: 'x', weight: 1 }] }, b: { type: 'split', arms: [{ id: 'x', weight: 1 }] } },
    }),
  },
  invalid: {
    'two arms with one id': {
      journey: aJourney({
        nodes: {
          a: {
            type: 'split',
            arms: [
              { id: 'x', weight: 1 },
              { id: 'x', weight: 1 },
            ],
          },
        },
      }),
      is: [{ pointer: '/nodes/a/arms/1/id', params: { id: 'x' } }],
    },
    'two triggers and two exits with one id': {
      journey: aJourney({
        entry: {
          triggers: [
            { id: 't', type: 'manual' },
            { id: 't', type: 'journey' },
          ],
        },
        exits: [
          { id: 'e', when: { any: [] } },
          { id: 'e', when: { any: [] } },
        ],
      }),
      is: [{ pointer: '/exits/1/id' }, { pointer: '/entry/triggers/1/id' }],
    },
  },
});
