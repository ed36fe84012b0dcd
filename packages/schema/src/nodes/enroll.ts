import type { Operand } from '../conditions/condition.ts';
import type { JsonValue } from '../values.ts';
import type { NodeBase } from './node-base.ts';

/** Hands the contact over to another journey. Outlet: `next`. */
export interface EnrollNode extends NodeBase {
  readonly type: 'enroll';
  readonly journey: string;
  readonly key?: JsonValue | Operand;
  readonly data?: Readonly<Record<string, JsonValue | Operand>>;
}
