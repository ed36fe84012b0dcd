import { typeOfOperand } from '../conditions/type-of-operand.ts';
import { toPointer } from '../guard/pointer.ts';
import type { Check } from './check.ts';
import { exclusionOf } from './excluded.ts';

/** A switch with a case for a value that the catalog does not know: nobody goes that way. */
export const switchValueUnknown: Check = {
  code: 'switch_value_unknown',
  severity: 'warning',
  *run({ journey, nodes, catalog }) {
    for (const [nodeId, node] of nodes.of('switch')) {
      const field = typeOfOperand(node.on, catalog, journey);
      if (field === 'unknown') continue;
      for (const [index, { value }] of node.cases.entries()) {
        const why = exclusionOf(field, value);
        if (why === undefined) continue;
        const path = ['nodes', nodeId, 'cases', index, 'value'];
        const { suggestion } = why;
        yield {
          path,
          params: why,
          ...(suggestion !== undefined && { fixes: [[{ op: 'set', pointer: toPointer(path), value: suggestion }]] }),
        };
      }
    }
  },
};
