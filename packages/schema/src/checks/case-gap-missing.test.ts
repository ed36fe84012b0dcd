import type { Condition } from '../conditions/condition.ts';
import type { Journey } from '../journey.ts';
import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { caseGapMissing } from './case-gap-missing.ts';

const over100: Condition = { left: { entry: 'total' }, op: 'gt', right: 100 };
const returning: Condition = { left: { attribute: 'orders' }, op: 'gte', right: 1 };
const first: Condition = { left: { attribute: 'orders' }, op: 'eq', right: 0 };

/** A branch whose cases lead on and whose \`else\` is open, or not. */
function cases(
  conditions: readonly Condition[],
  { otherwise = null, criteria }: { otherwise?: string | null; criteria?: Condition } = {},
): Journey {
  const list = conditions.map((when, index) => ({ id: `c${index}`, when }));
  return aJourney({
    entry: { triggers: [{ id: 'cart', type: 'event', event: 'cart.updated' }], ...(criteria !== undefined && { criteria }) },
    nodes: {
      who: { type: 'branch', cases: list, outlets: { ...Object.fromEntries(list.map(({ id }) => [id, 'end'])), else: otherwise } },
      end: { type: 'exit', reason: 'x' },
    },
  });
}

describeCheck(caseGapMissing, {
  valid: {
    'a gap for contacts with values: that is the graver finding': cases([{ all: [over100, returning] }, first]),
    'cases that take a missing value too': cases([{ ...returning, orMissing: true }, first]),
  },
  invalid: {
    'a contact whose orders nobody knows': {
      journey: cases([returning, first]),
      is: [{ pointer: '/nodes/who/outlets/else', params: { witness: { attributes: { orders: null } } } }],
    },
  },
});
