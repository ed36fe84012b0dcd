import { parseInstant, type TraceEntry } from '@sojourn/schema';
import { eventLabel } from '../inspector/condition/operand-label.ts';
import { outletName } from '../nodes/registry.ts';
import { clockText } from './clock-text.ts';
import type { SimulatorNames } from './simulator-host.ts';
import { stepName } from './timeline-points.ts';

/** What happened last, in a sentence. */
export function sayHappened(trace: readonly TraceEntry[], names: SimulatorNames): string {
  for (const entry of trace.toReversed()) {
    const said = sayEntry(entry, names);
    if (said !== undefined) return said;
  }
  return names.words('simulator.nothing');
}

function sayEntry(entry: TraceEntry, names: SimulatorNames): string | undefined {
  const { words } = names;
  const name = stepName(entry.nodeId, names);
  const clock = (text: string): string => clockText(parseInstant(text) ?? 0, names.zone, words.locale);
  switch (entry.kind) {
    case 'entered':
      return words(entry.control ? 'simulator.said.control' : 'simulator.said.entered');
    case 'parked':
      return sayParked(entry, name, names);
    case 'decided':
    case 'woke': {
      const node = entry.nodeId !== undefined && Object.hasOwn(names.journey.nodes, entry.nodeId) ? names.journey.nodes[entry.nodeId] : undefined;
      return words('simulator.said.left', { name, outlet: node === undefined ? entry.outlet : outletName(node, entry.outlet, names) });
    }
    case 'effect.begun':
      return words('simulator.said.begun', { name });
    case 'effect.deferred':
      return words('simulator.said.deferred', { name, reason: sayReason(entry.reason, names), until: clock(entry.until) });
    case 'effect.withheld':
      return words('simulator.said.withheld', { name, reason: sayReason(entry.reason, names) });
    case 'effect.failed':
      return words('simulator.said.failed', { name, code: entry.code });
    case 'effect.uncertain':
      return words('simulator.said.uncertain', { name });
    case 'updated':
      return words('simulator.said.updated', { name });
    case 'jumped':
      return words('simulator.said.jumped', { name });
    case 'goal':
      return words('simulator.said.goal', { name: names.journey.goal?.name ?? '' });
    case 'suspended':
      return words('simulator.said.suspended');
    case 'resumed':
      return words('simulator.said.resumed');
    case 'failed':
      return words('simulator.said.parked', { name, code: entry.code });
    case 'held':
      return words('simulator.said.held', { name });
    case 'refused':
      return words('simulator.said.refused', { reason: sayRefusal(entry.reason, names) });
    case 'queued':
      return words('simulator.said.queued');
    default:
      return undefined;
  }
}

function sayParked(entry: Extract<TraceEntry, { readonly kind: 'parked' }>, name: string, names: SimulatorNames): string | undefined {
  const { words } = names;
  const until = entry.wakeAt === undefined ? undefined : clockText(parseInstant(entry.wakeAt) ?? 0, names.zone, words.locale);
  const events = (entry.listensFor ?? []).map((event) => eventLabel(event, names.catalog));
  if (until !== undefined && events.length > 0) return words('simulator.said.waitsBoth', { name, until, events: words.list(events, 'or') });
  if (until !== undefined) return words('simulator.said.waits', { name, until });
  return events.length > 0 ? words('simulator.said.waitsFor', { name, events: words.list(events, 'or') }) : undefined;
}

/** Why a message was not sent or waits, in words. */
export function sayReason(reason: string, { words }: SimulatorNames): string {
  return words.maybe(`simulator.reason.${reason}`, reason);
}

/** Why a contact was not let in, in words. */
export function sayRefusal(reason: string, { words }: SimulatorNames): string {
  return words.maybe(`simulator.refusal.${reason}`, reason);
}
