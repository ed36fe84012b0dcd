import type { JsonValue } from '../values.ts';
import type { Check } from './check.ts';

/** A message of an action that declares one call to action, with links to several places: each takes readers from the other. */
export const callToActionSeveral: Check = {
  code: 'call_to_action_several',
  severity: 'warning',
  *run({ messages }) {
    for (const { nodeId, node, action } of messages) {
      if (action.callToAction !== true) continue;
      const links = [...new Set(textsIn(node.input ?? {}).flatMap((text) => text.match(/https?:\/\/[^\s"'<>)\]}|]+/g) ?? []))];
      if (links.length > 1) yield { path: ['nodes', nodeId, 'input'], params: { count: links.length, links } };
    }
  },
};

function textsIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return (Array.isArray(value) ? value : Object.values(value)).flatMap((one: JsonValue) => textsIn(one));
}
