import type { NodeBase } from './node-base.ts';

/** Leaves the journey with a named reason. No outlets. */
export interface ExitNode extends NodeBase {
  readonly type: 'exit';
  readonly reason: string;
}
