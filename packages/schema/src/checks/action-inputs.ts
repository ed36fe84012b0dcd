import { ownField } from '../conditions/operand.ts';
import { inputFindings } from '../json-schema/input-findings.ts';
import type { InputFinding } from '../json-schema/input-findings.ts';
import type { CheckContext } from './check.ts';

/** What is wrong with the input of each action by the schema that the catalog gives it, with paths from the journey. */
export function* actionInputs({ nodes, catalog }: CheckContext): Generator<InputFinding> {
  for (const [nodeId, node] of nodes.of('action')) {
    const schema = ownField(catalog.actions, node.action)?.input;
    if (schema === undefined) continue;
    for (const finding of inputFindings(schema, node.input ?? {})) {
      yield { ...finding, path: ['nodes', nodeId, 'input', ...finding.path] };
    }
  }
}
