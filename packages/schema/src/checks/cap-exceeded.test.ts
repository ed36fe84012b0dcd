import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { end, mail, pause, wait } from '../testing/nodes.ts';
import { capExceeded } from './cap-exceeded.ts';

describeCheck(capExceeded, {
  policy: {
    policyVersion: 1,
    caps: [{ channel: 'email', category: 'marketing', count: 2, per: 'P7D' }],
    categories: { transactional: { caps: false } },
  },
  valid: {
    'two a week': aJourney({ nodes: { one: mail('two'), two: mail('rest'), rest: pause('P7D', 'three'), three: mail(), end } }),
    'three on different paths': aJourney({
      nodes: {
        one: {
          type: 'split',
          arms: [
            { id: 'a', weight: 1 },
            { id: 'b', weight: 1 },
          ],
          outlets: { a: 'two', b: 'three' },
        },
        two: mail('end'),
        three: mail('four'),
        four: mail('end'),
        end,
      },
    }),
    'a category free of caps': aJourney({ nodes: { one: mail('two'), two: mail('three'), three: mail('end', {}, 'transactional'), end } }),
    'a loop of a week': aJourney({ nodes: { one: mail('rest'), rest: pause('P7D', 'one') } }),
  },
  invalid: {
    'three within six days': {
      journey: aJourney({
        nodes: { one: mail('a'), a: pause('P3D', 'two'), two: mail('b'), b: pause('P3D', 'three'), three: mail(), end },
      }),
      is: [{ pointer: '/nodes/three', params: { cap: 2, nodes: ['one', 'two', 'three'] } }],
    },
    'a loop that an event turns': {
      journey: aJourney({ nodes: { one: mail('rest'), rest: wait({ id: 'c', type: 'event', event: 'email.clicked' }, 'one') } }),
      is: [{ pointer: '/nodes/one', params: { nodes: ['one', 'one', 'one'] } }],
    },
  },
});
