import { fullCatalog } from '../testing/corpus.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { around } from '../testing/nodes.ts';
import { journeyArchived } from './journey-archived.ts';

describeCheck(journeyArchived, {
  catalog: { ...fullCatalog, journeys: { welcome: { state: 'live' }, gone: { state: 'archived' } } },
  valid: { 'a live journey': around({ type: 'enroll', journey: 'welcome', outlets: { next: 'end' } }) },
  invalid: {
    'an archived one': {
      journey: around({ type: 'enroll', journey: 'gone', outlets: { next: 'end' } }),
      is: [{ pointer: '/nodes/node/journey', params: { name: 'gone' } }],
    },
  },
});
