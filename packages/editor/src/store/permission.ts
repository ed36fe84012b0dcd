import type { Journey } from '@sojourn/schema';
import { ENTRY_CARD } from './editor.ts';
import type { HostOptions, PermitTarget, PermitVerb } from './host-options.ts';

/** Why something may not be done here; `undefined` if it may. Empty where the whole is read only: then there is nothing to explain. */
export function refusalOf(host: Pick<HostOptions, 'permit' | 'readOnly'>, verb: PermitVerb, target: PermitTarget): string | undefined {
  const isReading = verb === 'simulate' || verb === 'export';
  if (host.readOnly === true && !isReading) return '';
  const permit = host.permit?.(verb, target) ?? true;
  return permit === true ? undefined : permit.reason;
}

/** A card as a host's permit sees it. */
export function permitTarget({ nodes }: Journey, id: string | undefined): PermitTarget {
  if (id === ENTRY_CARD) return { kind: 'entry' };
  const node = id !== undefined && Object.hasOwn(nodes, id) ? nodes[id] : undefined;
  if (node === undefined || id === undefined) return { kind: 'journey' };
  const { type } = node;
  const action = type === 'action' && typeof node['action'] === 'string' ? { action: node['action'] } : {};
  return { kind: 'node', nodeId: id, nodeType: type, ...action };
}
