import type { Condition } from '../conditions/condition.ts';
import type { NodeBase } from './node-base.ts';

/** A case of a branch; its id is its outlet. */
export interface BranchCase {
  readonly id: string;
  readonly name?: string;
  readonly when: Condition;
}

/** The first case whose condition holds, else `else`. */
export interface BranchNode extends NodeBase {
  readonly type: 'branch';
  readonly cases: readonly BranchCase[];
}
