import * as shape from '../shapes/make.ts';
import type { Catalog } from '../catalog.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { jsonObject, text } from '../shapes/text.ts';
import { duration } from '../shapes/time.ts';
import type { Duration, JsonObject } from '../values.ts';
import { baseFields } from './base-fields.ts';
import type { NodeBase } from './node-base.ts';
import type { NodeDefinition } from './node-definition.ts';

/** How often a sure failure is tried again. Defaults: 5 attempts, first `PT1M`, most `PT1H`. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  readonly first: Duration;
  readonly most: Duration;
}

/** What happens to an effect of which nobody knows whether it took place. */
export type OnUncertain = 'retry' | 'hold' | 'skip';

/** An effect of a catalog action. Outlets: `next`, one per declared outcome, `failed`, `withheld`. */
export interface ActionNode extends NodeBase {
  readonly type: 'action';
  readonly action: string;
  /** Rendered with Liquid when the effect begins. */
  readonly input?: JsonObject;
  readonly category?: string;
  readonly retry?: RetryPolicy;
  readonly onUncertain?: OnUncertain;
}

/** What the language knows about actions. */
export const actionDefinition: NodeDefinition<ActionNode> = {
  type: 'action',
  family: 'message',
  shape: shape.object({
    type: shape.constant('action'),
    ...baseFields,
    action: text,
    input: shape.optional(jsonObject),
    category: shape.optional(text),
    retry: shape.optional(shape.object({ attempts: shape.wholeFrom(1), first: duration, most: duration })),
    onUncertain: shape.optional(shape.oneOf(['retry', 'hold', 'skip'])),
  }),
  outlets: (node, catalog) => [...new Set(['next', ...outcomesOf(node, catalog), 'failed', 'withheld'])],
  mentions: (node) => [{ kind: 'action', name: node.action, path: ['action'] }],
  gaps: (node) => emptyFields(node, 'action'),
  fresh: () => ({ type: 'action', action: '' }),
};

function outcomesOf(node: ActionNode, catalog: Catalog | undefined): readonly string[] {
  const actions = catalog?.actions;
  if (actions !== undefined && Object.hasOwn(actions, node.action)) return actions[node.action]?.outcomes ?? [];
  // Nobody can say which outcomes there are: those that the document connects are kept.
  return Object.keys(node.outlets ?? {}).filter((name) => name !== 'failed' && name !== 'withheld');
}
