import type { FrequencyCap, Journey, JsonObject, Policy, Problem } from '@sojourn/schema';
import { steps } from './steps/index.ts';
import { triggerTypes } from './triggers/index.ts';

/**
 * What a journey, or the policy it runs under, asks for that this release does not do: one problem `not_supported` each, of
 * severity `error`, so that publishing refuses it instead of running something else. `params.what` names the feature.
 *
 * @param policy - Its findings have pointers into the policy, and `params.document: "policy"`.
 */
export function unsupported(journey: Journey, policy?: Policy): readonly Problem[] {
  return [...inEntry(journey), ...inNodes(journey), ...inJourney(journey), ...(policy === undefined ? [] : inPolicy(policy))];
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

function inJourney({ sendWindows, blockedDates }: Journey): readonly Problem[] {
  return [...ifAny('/sendWindows', 'send_windows', sendWindows), ...ifAny('/blockedDates', 'blocked_dates', blockedDates)];
}

function inPolicy(policy: Policy): readonly Problem[] {
  const caps: readonly FrequencyCap[] = policy.caps ?? [];
  const found = [
    ...ifAny('/caps', 'caps', caps),
    ...ifAny('/quietHours', 'quiet_hours', policy.quietHours),
    ...ifAny('/blockedDates', 'blocked_dates', policy.blockedDates),
    ...ifAny('/breaker', 'breaker', Object.keys(policy.breaker ?? {})),
  ];
  return found.map((problem) => ({ ...problem, params: { ...problem.params, document: 'policy' } }));
}

function ifAny(pointer: string, what: string, items: readonly unknown[] | undefined): readonly Problem[] {
  return items === undefined || items.length === 0 ? [] : [notSupported(pointer, { what })];
}

function notSupported(pointer: string, params: JsonObject): Problem {
  return { code: 'not_supported', severity: 'error', pointer, params };
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
