import * as shape from '../shapes/make.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { text } from '../shapes/text.ts';
import { baseFields } from './base-fields.ts';
import type { NodeBase } from './node-base.ts';
import type { NodeDefinition } from './node-definition.ts';

/** Leaves the journey with a named reason. No outlets. */
export interface ExitNode extends NodeBase {
  readonly type: 'exit';
  readonly reason: string;
}

/** What the language knows about exits. */
export const exitDefinition: NodeDefinition<ExitNode> = {
  type: 'exit',
  family: 'end',
  shape: shape.object({ type: shape.constant('exit'), ...baseFields, reason: text }),
  outlets: () => [],
  gaps: (node) => emptyFields(node, 'reason'),
  fresh: () => ({ type: 'exit', reason: '' }),
};
