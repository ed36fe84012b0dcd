import type { ConstantCondition } from './constant-conditions.ts';
import { namesIn } from '../graph/condition-names.ts';
import type { WaitAlternative } from '../nodes/wait.ts';
import type { Check, CheckContext } from './check.ts';
import { canAnswer } from './possible-event.ts';

/** A wait of which no alternative can ever come true: whoever arrives stays. */
export const waitNeverEnds: Check = {
  code: 'wait_never_ends',
  severity: 'warning',
  *run(context) {
    const never = new Set(context.constants.filter(([, holds]) => !holds).map(pointOf));
    for (const [nodeId, node] of context.nodes.of('wait')) {
      if (node.until.length === 0 || !context.reachable.has(nodeId)) continue;
      if (node.until.every((one, index) => never.has(`${nodeId} ${index}`) || isImpossible(one, context)))
        yield { path: ['nodes', nodeId] };
    }
  },
};

function pointOf([{ path }]: ConstantCondition): string {
  return path[0] === 'nodes' && path[2] === 'until' ? `${path[1]} ${path[3]}` : '';
}

function isImpossible(one: WaitAlternative, { journey, catalog }: CheckContext): boolean {
  if (one.type === 'event') return one.of !== undefined && !canAnswer(one.event, one.of, journey, catalog);
  if (one.type !== 'condition' || one.edge !== true) return false;
  // What is about the entry data alone cannot begin to hold while the contact waits.
  const names = [...namesIn(one.when, catalog)];
  return names.length > 0 && names.every((name) => /^(?:entry|trigger) /.test(name));
}
