import type { Condition } from '../conditions/condition.ts';
import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { branch, end } from '../testing/nodes.ts';
import { historyNotKept } from './history-not-kept.ts';

const asking = (condition: Condition): ReturnType<typeof aJourney> => aJourney({ nodes: { who: branch(condition), end } });
const count = (within: string): Condition => ({ left: { count: { event: 'cart.updated', within } }, op: 'gte', right: 1 });

describeCheck(historyNotKept, {
  valid: {
    'as far back as events are kept': asking(count('P30D')),
    'a month, which may be shorter than it says': asking(count('P1M')),
    'all that is kept': asking({ left: { count: { event: 'cart.updated' } }, op: 'gte', right: 1 }),
  },
  invalid: {
    'further back than events are kept': {
      journey: asking(count('P40D')),
      is: [{ pointer: '/nodes/who/cases/0/when/left/count/within', params: { event: 'cart.updated', within: 'P40D', keep: 'P30D' } }],
    },
    'a sum, inside a list of conditions': {
      journey: asking({
        all: [count('P1D'), { not: { left: { sum: { event: 'cart.updated', path: 'total', within: 'P1Y' } }, op: 'gt', right: 5 } }],
      }),
      is: [{ pointer: '/nodes/who/cases/0/when/all/1/not/left/sum/within' }],
    },
  },
});
