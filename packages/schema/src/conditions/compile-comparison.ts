import type { JsonValue } from '../values.ts';
import { attributeTest } from './attribute-comparison.ts';
import { changeOf } from './change-of.ts';
import { compareValues } from './compare-values.ts';
import { compileOperand } from './compile-operand.ts';
import type { Comparison, ComparisonCondition, Operand } from './condition.ts';
import type { CompileContext, CompiledComparison, CompiledOperand, Test } from './evaluator.ts';
import { literalKernel } from './literal-kernel.ts';
import { hasField, isOperand } from './operand.ts';
import { isTemporal, temporalTest } from './temporal-comparison.ts';

/** Compiles one comparison: how it is judged, what it saw, and when time alone can change it. */
export function compileComparison(written: ComparisonCondition, context: CompileContext): CompiledComparison {
  const left = compileOperand(written.left, context);
  const rightSide: Operand | JsonValue | undefined = Object.hasOwn(written, 'right') ? written.right : undefined;
  const right = isOperand(rightSide) ? compileOperand(rightSide, context) : undefined;
  // What is no operand is a literal.
  const literal = right === undefined ? (rightSide as JsonValue | undefined) : undefined;
  const temporal = isTemporal(written.op, left, right);
  const attribute = hasField(written.left, 'attribute') ? String(written.left.attribute) : undefined;
  const test = compileTest(written, { left, right, literal, temporal, attribute });
  const change = changeOf({ op: written.op, left, right, literal, isTemporal: temporal });
  const explain: CompiledComparison['explain'] = (scope, meter) => {
    const steps = meter.left;
    const value = left.read(scope, meter);
    const saw = meter.left < 0 ? null : (value ?? null);
    // Judged with as many steps as without reasons, so that both answers are the same.
    meter.left = steps;
    const held = test(scope, meter);
    return asWritten(written, rightSide, saw, held && meter.left >= 0);
  };
  const isMetered = left.isMetered || right?.isMetered === true || written.op === 'matches';
  return change === undefined ? { test, explain, isMetered } : { test, explain, change, isMetered };
}

function asWritten(written: ComparisonCondition, right: Operand | JsonValue | undefined, saw: JsonValue, holds: boolean): Comparison {
  const { left, op } = written;
  return right === undefined ? { left, op, saw, holds } : { left, op, right, saw, holds };
}

interface Sides {
  readonly left: CompiledOperand;
  readonly right: CompiledOperand | undefined;
  readonly literal: JsonValue | undefined;
  readonly temporal: boolean;
  /** The name of the attribute on the left, if it is one. */
  readonly attribute: string | undefined;
}

function compileTest(written: ComparisonCondition, { left, right, literal, temporal, attribute }: Sides): Test {
  const { op } = written;
  const orMissing = hasField(written, 'orMissing') && written.orMissing === true;
  if (op === 'missing') return (scope, meter) => left.read(scope, meter) === undefined;
  if (op === 'exists') return (scope, meter) => orMissing || left.read(scope, meter) !== undefined;
  if (temporal) return temporalTest(op, left, right ?? { literal }, orMissing);
  if (right !== undefined) {
    return (scope, meter) => {
      const value = left.read(scope, meter);
      const against = right.read(scope, meter);
      return value === undefined || against === undefined ? orMissing : compareValues(op, value, against, meter);
    };
  }
  if (literal === undefined || literal === null) return () => orMissing;
  if (attribute !== undefined && !orMissing) {
    const whole = attributeTest(attribute, left.kind, op, literal);
    if (whole !== undefined) return whole;
  }
  const kernel = literalKernel(op, literal);
  return (scope, meter) => {
    const value = left.read(scope, meter);
    return value === undefined ? orMissing : kernel(value, meter);
  };
}
