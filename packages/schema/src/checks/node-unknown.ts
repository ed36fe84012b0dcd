import type { Mention } from '../mentions/mention.ts';
import type { Check } from './check.ts';
import { unknownName } from './unknown-name.ts';

/** A condition, a wait or a filter that refers to a node that does not exist. */
export const nodeUnknown: Check = {
  code: 'node_unknown',
  severity: 'error',
  *run({ journey, mentions }) {
    for (const mention of mentions.mentions) {
      const nodeId = nodeIdOf(mention);
      if (nodeId === undefined || nodeId === '' || Object.hasOwn(journey.nodes, nodeId)) continue;
      yield unknownName(mention, nodeId, Object.keys(journey.nodes));
    }
  },
};

function nodeIdOf(mention: Mention): string | undefined {
  if (mention.kind === 'node') return mention.name;
  return mention.kind === 'result' ? (mention.name.split('.')[0] ?? '') : undefined;
}
