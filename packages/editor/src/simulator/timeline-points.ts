import type { SimulationStep } from '@sojourn/engine';
import type { Instant, ScriptStep, TraceEntry } from '@sojourn/schema';
import type { Names } from '../nodes/card-definition.ts';
import { ownOf } from '../nodes/names.ts';
import { happeningName } from './happening-words.ts';
import { nodeTitle, outletTitle } from './node-title.ts';
import type { Moment, Run } from './run.ts';

/** A step of a run as a point in time. */
export interface TimelinePoint {
  readonly index: number;
  readonly at: Instant;
  readonly label: string;
  /** `bad`: something failed, was withheld or refused. `end`: the enrollment ends here. */
  readonly tone: 'plain' | 'bad' | 'end';
}

/** Points from one step to another, both included. */
export function pointsOf(run: Run, names: Names, from: number, to: number): readonly TimelinePoint[] {
  const points: TimelinePoint[] = [];
  const scripted = scriptedSteps(run);
  for (let index = Math.max(0, from); index <= Math.min(to, run.steps.length - 1); index += 1) {
    const step = run.steps[index];
    if (step === undefined) continue;
    const moment = run.moment(index);
    points.push({ index, at: step.at, label: labelOf(step, scripted.get(index), moment, names), tone: toneOf(moment) });
  }
  return points;
}

/** Which step of a run is which of the script: events, changes and enrollments come from nowhere else. */
function scriptedSteps({ steps, scenario }: Run): ReadonlyMap<number, ScriptStep> {
  const given = scenario.script.filter((step) => 'event' in step || 'contact' in step || 'enroll' in step);
  const found = new Map<number, ScriptStep>();
  let next = 0;
  for (const [index, { kind }] of steps.entries()) {
    if (kind !== 'event' && kind !== 'contact' && kind !== 'enroll') continue;
    const step = given[next];
    if (step !== undefined) found.set(index, step);
    next += 1;
  }
  return found;
}

function labelOf(step: SimulationStep, scripted: ScriptStep | undefined, moment: Moment, names: Names): string {
  const { words } = names;
  switch (step.kind) {
    case 'start':
      return words('simulator.point.start');
    case 'event':
      return happeningName(scripted ?? { event: step.event }, names);
    case 'contact':
      return scripted === undefined ? words('simulator.point.contact') : happeningName(scripted, names);
    case 'enroll':
      return words('simulator.point.enroll');
    case 'result':
    case 'decide':
      return nodeTitle(step.nodeId, names);
    case 'timer':
      return timerLabel(moment, names);
    case 'time':
      return words('simulator.point.time');
  }
}

function timerLabel({ written, refused, begun }: Moment, names: Names): string {
  const { words } = names;
  const entered = written.find((entry) => entry.kind === 'entered');
  if (entered !== undefined) return words(entered.control ? 'simulator.point.heldOut' : 'simulator.point.enters');
  if (refused.length > 0) return words('simulator.point.refused');
  const woke = written.find((entry) => entry.kind === 'woke');
  if (woke !== undefined) return wokeLabel(woke, names);
  const [effect] = begun;
  if (effect !== undefined)
    return effect.attempt > 1
      ? words('simulator.point.again', { title: nodeTitle(effect.nodeId, names) })
      : nodeTitle(effect.nodeId, names);
  if (written.some((entry) => entry.kind === 'ended')) return words('simulator.point.ends');
  return words('simulator.point.time');
}

function wokeLabel(entry: Extract<TraceEntry, { readonly kind: 'woke' }>, names: Names): string {
  const nodeId = entry.nodeId ?? '';
  const node = ownOf(names.journey.nodes, nodeId);
  const ways = Object.keys(node?.outlets ?? {}).length;
  return ways > 1 && entry.outlet !== 'next' ? outletTitle(nodeId, entry.outlet, names) : nodeTitle(nodeId, names);
}

function toneOf({ written, refused }: Moment): TimelinePoint['tone'] {
  const isBad = (entry: TraceEntry): boolean =>
    entry.kind === 'effect.failed' ||
    entry.kind === 'effect.withheld' ||
    entry.kind === 'effect.uncertain' ||
    entry.kind === 'failed' ||
    entry.kind === 'held';
  if (refused.length > 0 || written.some(isBad)) return 'bad';
  return written.some((entry) => entry.kind === 'ended') ? 'end' : 'plain';
}
