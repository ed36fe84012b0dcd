import type { WaitAlternative } from '../nodes/wait.ts';
import { compileCondition } from '../conditions/compile-condition.ts';
import type { Check } from './check.ts';

/** A wait that only an event or a change can end: contacts to whom it does not happen stay for good. */
export const waitWithoutLimit: Check = {
  code: 'wait_without_limit',
  severity: 'info',
  *run({ journey, nodes, catalog, reachable }) {
    for (const [nodeId, node] of nodes.of('wait')) {
      if (node.until.length === 0 || !reachable.has(nodeId)) continue;
      const hasLimit = (one: WaitAlternative): boolean =>
        one.type === 'condition' ? compileCondition(one.when, { catalog, journey }).reads.time : one.type !== 'event';
      if (!node.until.some(hasLimit)) yield { path: ['nodes', nodeId, 'until'] };
    }
  },
};
