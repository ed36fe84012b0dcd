import type { NodeBase } from './node-base.ts';

/** An arm of a split; its id is its outlet. Its share is its weight divided by the sum. */
export interface SplitArm {
  readonly id: string;
  readonly name?: string;
  readonly weight: number;
}

/** Weighted arms, sticky by contact, or by enrollment with `per`. */
export interface SplitNode extends NodeBase {
  readonly type: 'split';
  readonly arms: readonly SplitArm[];
  readonly per?: 'contact' | 'enrollment';
}
