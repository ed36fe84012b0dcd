import { isOperand } from '@sojourn/schema';
import type { EnrollNode, JsonObject, JsonValue, Operand } from '@sojourn/schema';
import { compileInput } from '../template/render-input.ts';
import { keyText } from '../key-text.ts';
import { defineStep } from './step.ts';
import type { Step, StepContext, Visit } from './step.ts';

/** Reads a value on arrival; `undefined` where it cannot be resolved. */
type Reader = (visit: Visit) => JsonValue | undefined;

/** Asks another journey to take the contact in, behind the input that led here, and goes on. */
export const enrollStep: Step = defineStep<EnrollNode>('enroll', (node, context) => {
  const readKey = node.key === undefined ? undefined : compileValue(node.key, context);
  const fields = Object.entries(node.data ?? {}).map(([name, value]) => [name, compileValue(value, context)] as const);
  return {
    arrive(visit) {
      const key = readKey?.(visit);
      const data = dataOf(fields, visit);
      if (data === undefined || (readKey !== undefined && key === undefined)) return { type: 'fail', code: 'render_failed' };
      const handOver = { journeyId: node.journey, key: keyText(key) ?? undefined, data };
      return { type: 'hand_over', handOver, outlet: 'next' };
    },
  };
});

function dataOf(fields: readonly (readonly [string, Reader])[], visit: Visit): JsonObject | undefined {
  const data: [string, JsonValue][] = [];
  for (const [name, read] of fields) {
    const value = read(visit);
    if (value === undefined) return undefined;
    data.push([name, value]);
  }
  // Not by assignment, which would take a name `__proto__` for the prototype.
  return Object.fromEntries(data);
}

/** A literal, in which texts may be templates, or an operand. */
function compileValue(value: JsonValue | Operand, context: StepContext): Reader {
  if (isOperand(value)) {
    const read = context.compileOperand(value);
    return ({ scope }) => read(scope) ?? undefined;
  }
  const render = compileInput({ value });
  return (visit) => {
    const rendered = render(visit.templates);
    return rendered.ok ? rendered.input['value'] : undefined;
  };
}
