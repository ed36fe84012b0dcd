import type { Instant, TraceEntry } from '@sojourn/schema';
import { parseInstant } from '@sojourn/schema';
import type { SimulationStep } from '@sojourn/engine';
import { eventLabel } from '../inspector/condition/operand-label.ts';
import { faceOf, outletName } from '../nodes/registry.ts';
import type { RunView } from './run.ts';
import type { SimulatorNames } from './simulator-host.ts';

/** A point of the timeline. */
export interface TimelinePoint {
  readonly at: Instant;
  readonly label: string;
  readonly tone: 'plain' | 'message' | 'good' | 'bad';
  readonly state: 'done' | 'current' | 'ahead';
  /** How many entries of the trace are written when it is reached: where a click leads. */
  readonly entries: number;
}

type Bare = Omit<TimelinePoint, 'state'>;

/** What a run shows on its timeline: events, entering, messages, waits that end, the end; and the same of what lies ahead. */
export function timelinePoints(run: RunView, names: SimulatorNames): readonly TimelinePoint[] {
  const done = pointsOf(run.trace, run.steps, 0, names);
  const ahead = pointsOf(run.ahead.trace, run.ahead.steps, run.trace.length, names);
  return [
    ...done.map((point, index) => ({ ...point, state: index === done.length - 1 ? ('current' as const) : ('done' as const) })),
    ...ahead.map((point) => ({ ...point, state: 'ahead' as const })),
  ];
}

function pointsOf(trace: readonly TraceEntry[], steps: readonly SimulationStep[], offset: number, names: SimulatorNames): readonly Bare[] {
  const written: Bare[] = trace.flatMap((entry, index) => {
    const said = sayEntry(entry, names);
    return said === undefined ? [] : [{ ...said, at: parseInstant(entry.at) ?? 0, entries: offset + index + 1 }];
  });
  const events = steps.flatMap((step): readonly Bare[] => {
    const label = sayStep(step, names);
    if (label === undefined) return [];
    const before = trace.findIndex((entry) => (parseInstant(entry.at) ?? 0) >= step.at);
    return [{ at: step.at, label, tone: 'plain', entries: offset + (before === -1 ? trace.length : before) }];
  });
  return [...events, ...written].toSorted((one, other) => one.at - other.at || one.entries - other.entries);
}

function sayStep(step: SimulationStep, names: SimulatorNames): string | undefined {
  if (step.kind === 'event') return eventLabel(step.event, names.catalog);
  if (step.kind === 'contact') return names.words('simulator.point.contact');
  return step.kind === 'enroll' ? names.words('simulator.point.enroll') : undefined;
}

function sayEntry(entry: TraceEntry, names: SimulatorNames): Pick<Bare, 'label' | 'tone'> | undefined {
  const { words } = names;
  switch (entry.kind) {
    case 'entered':
      return { label: words(entry.control ? 'simulator.point.control' : 'simulator.point.enters'), tone: 'plain' };
    case 'effect.begun':
      return { label: stepName(entry.nodeId, names), tone: 'message' };
    case 'effect.withheld':
      return { label: words('simulator.point.withheld', { name: stepName(entry.nodeId, names) }), tone: 'bad' };
    case 'effect.deferred':
      return { label: words('simulator.point.deferred', { name: stepName(entry.nodeId, names) }), tone: 'plain' };
    case 'effect.failed':
      return { label: words('simulator.point.failed', { name: stepName(entry.nodeId, names) }), tone: 'bad' };
    case 'failed':
      return { label: words('simulator.point.parked'), tone: 'bad' };
    case 'woke':
      return entry.by === 'result' ? undefined : { label: wokeName(entry, names), tone: 'plain' };
    case 'goal':
      return { label: names.journey.goal?.name ?? words('simulator.point.goal'), tone: 'good' };
    case 'suspended':
      return { label: words('simulator.point.suspended'), tone: 'bad' };
    case 'resumed':
      return { label: words('simulator.point.resumed'), tone: 'plain' };
    case 'ended':
      return entry.end === 'goal' ? undefined : { label: words('simulator.point.ended'), tone: 'plain' };
    default:
      return undefined;
  }
}

function wokeName(entry: Extract<TraceEntry, { readonly kind: 'woke' }>, names: SimulatorNames): string {
  const node = entry.nodeId === undefined ? undefined : nodeOf(entry.nodeId, names);
  if (node === undefined) return entry.outlet;
  const outlet = outletName(node, entry.outlet, names);
  // A wait with one way out says "Then", which tells nothing: its own name does.
  return entry.outlet === 'next' ? names.words('simulator.point.waited', { name: faceOf(node, names).title }) : outlet;
}

/** The title of a step's card; its id where the journey no longer has it. */
export function stepName(nodeId: string | undefined, names: SimulatorNames): string {
  const node = nodeId === undefined ? undefined : nodeOf(nodeId, names);
  return node === undefined ? (nodeId ?? '') : faceOf(node, names).title;
}

function nodeOf(nodeId: string, { journey }: SimulatorNames): SimulatorNames['journey']['nodes'][string] | undefined {
  return Object.hasOwn(journey.nodes, nodeId) ? journey.nodes[nodeId] : undefined;
}
