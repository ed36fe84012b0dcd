import * as shape from '../shapes/make.ts';
import type { Finding } from '../guard/finding.ts';
import { baseFields } from '../nodes/base-fields.ts';
import { nodeDefinition } from '../nodes/registry.ts';
import type { Shape } from '../shapes/shape.ts';
import { text } from '../shapes/text.ts';
import type { JsonValue } from '../values.ts';
import { findingsOf } from './issues-to-findings.ts';

/** What a node of any type must be; a type that this release does not know may have any other fields. */
export const unknownNodeShape: Shape<{ readonly type: string }> = shape.openObject({ type: text, ...baseFields });

/** What is wrong with one node, by its type. Nothing more is asked of a type that this release does not know. */
export function nodeFindings(nodeId: string, node: JsonValue): readonly Finding[] {
  const at = ['nodes', nodeId];
  const type = typeof node === 'object' && node !== null && 'type' in node ? node['type'] : undefined;
  const definition = typeof type === 'string' ? nodeDefinition(type) : undefined;
  return findingsOf(definition?.shape ?? unknownNodeShape, node, at);
}
