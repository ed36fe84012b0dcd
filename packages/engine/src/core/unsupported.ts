import type { Journey, JsonObject, Problem } from '@sojourn/schema';
import { steps } from './steps/index.ts';
import { triggerTypes } from './triggers/index.ts';

/**
 * What a journey asks for that this release does not do: one problem `not_supported` each, of
 * severity `error`, so that publishing refuses it instead of running something else. `params.what` names the feature.
 */
export function unsupported(journey: Journey): readonly Problem[] {
  return [...inEntry(journey), ...inNodes(journey)];
}

function inEntry({ entry }: Journey): readonly Problem[] {
  return entry.triggers.flatMap((trigger, index) => {
    if (triggerTypes.has(trigger.type)) return [];
    return [notSupported(`/entry/triggers/${index}`, { what: 'trigger', type: trigger.type })];
  });
}

function inNodes({ nodes }: Journey): readonly Problem[] {
  return Object.entries(nodes).flatMap(([nodeId, node]) => {
    if (steps.has(node.type)) return [];
    return [{ ...notSupported(`/nodes/${escapePointer(nodeId)}`, { what: 'node', type: node.type }), nodeId }];
  });
}

function notSupported(pointer: string, params: JsonObject): Problem {
  return { code: 'not_supported', severity: 'error', pointer, params };
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
