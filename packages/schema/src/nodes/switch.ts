import type { Operand } from '../conditions/condition.ts';
import type { JsonValue } from '../values.ts';
import type { NodeBase } from './node-base.ts';

/** A case of a switch; its id is its outlet. */
export interface SwitchCase {
  readonly id: string;
  readonly name?: string;
  readonly value: JsonValue;
}

/** One outlet per listed value, `else` for the rest, `missing` for no value. */
export interface SwitchNode extends NodeBase {
  readonly type: 'switch';
  readonly on: Operand;
  readonly cases: readonly SwitchCase[];
}
