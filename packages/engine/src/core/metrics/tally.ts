import { parseInstant } from '@sojourn/schema';
import type { EnrollmentRecord, JourneyMetrics, MessageMetrics, NodeMetrics, TraceEntry } from '@sojourn/schema';
import { addGoal, groupMetrics, newGroup } from './group.ts';
import type { Group } from './group.ts';
import { liftOf, rateOf } from './rate.ts';

/** One enrollment, for the tally. */
export interface TalliedEnrollment {
  readonly enrollment: Pick<EnrollmentRecord, 'version' | 'control' | 'status' | 'end' | 'nodeId'>;
  readonly trace: readonly TraceEntry[];
  /** Events that answer messages of this enrollment: the effect's key, and the event's name. */
  readonly answers: readonly { readonly effect: string; readonly event: string }[];
}

/** Adds enrollments up to a journey's metrics. */
export interface Tally {
  add(one: TalliedEnrollment): void;
  result(): JourneyMetrics;
}

interface NodeCount {
  here: number;
  passed: number;
  readonly outlets: Map<string, number>;
  readonly times: number[];
  message: MessageCount | undefined;
}

interface MessageCount {
  requested: number;
  completed: number;
  failed: number;
  readonly begun: Set<string>;
  readonly withheld: Map<string, number>;
  readonly answers: Map<string, Set<string>>;
}

/**
 * Adds up enrollments of one journey, in any order.
 *
 * @param isSplit - Whether a node of a version is a split.
 */
export function createTally(journeyId: string, isSplit: (version: number, nodeId: string) => boolean): Tally {
  const nodes = new Map<string, NodeCount>();
  const ended = new Map<string, number>();
  const versions = new Map<string, Group>();
  const splits = new Map<string, Map<string, Group>>();
  const treated = newGroup();
  const control = newGroup();
  return {
    add(one) {
      const { enrollment, trace } = one;
      if (enrollment.status === 'ended') addTo(ended, enrollment.end ?? 'completed');
      else if (enrollment.nodeId !== null) nodeCount(nodes, enrollment.nodeId).here += 1;
      countNodes(nodes, one);
      // A control is only measured against those who were not.
      if (enrollment.control) return addGoal(control, trace);
      addGoal(treated, trace);
      addGoal(groupOf(versions, String(enrollment.version)), trace);
      for (const [nodeId, arm] of armsOf(trace, (id) => isSplit(enrollment.version, id))) {
        addGoal(groupOf(mapOf(splits, nodeId), arm), trace);
      }
    },
    result: () => ({
      journeyId,
      nodes: Object.fromEntries([...nodes].map(([nodeId, count]) => [nodeId, nodeMetrics(count)])),
      entered: treated.entered + control.entered,
      ended: Object.fromEntries(ended),
      goal: rateOf(treated.goals, treated.entered),
      value: treated.value,
      versions: groupMetrics(versions),
      splits: Object.fromEntries([...splits].map(([nodeId, arms]) => [nodeId, groupMetrics(arms)])),
      ...(control.entered === 0 ? {} : { lift: liftOf(rateOf(treated.goals, treated.entered), rateOf(control.goals, control.entered)) }),
    }),
  };
}

function countNodes(nodes: Map<string, NodeCount>, { trace, answers }: TalliedEnrollment): void {
  const arrivals = new Map<string, number>();
  const nodeOfKey = new Map<string, string>();
  for (const entry of trace) {
    const { nodeId } = entry;
    if (nodeId === undefined) continue;
    const visit = `${nodeId}\u0000${entry.visit ?? 1}`;
    if (entry.kind === 'arrived') arrivals.set(visit, parseInstant(entry.at) ?? 0);
    if (entry.kind === 'decided' || entry.kind === 'woke') {
      const count = nodeCount(nodes, nodeId);
      count.passed += 1;
      addTo(count.outlets, entry.outlet);
      const since = arrivals.get(visit);
      if (since !== undefined) count.times.push((parseInstant(entry.at) ?? since) - since);
    }
    countEffect(nodes, entry, nodeId, nodeOfKey);
  }
  for (const { effect, event } of answers) {
    const message = nodes.get(nodeOfKey.get(effect) ?? '')?.message;
    if (message?.begun.has(effect) === true) setOf(message.answers, event).add(effect);
  }
}

function countEffect(nodes: Map<string, NodeCount>, entry: TraceEntry, nodeId: string, nodeOfKey: Map<string, string>): void {
  switch (entry.kind) {
    case 'effect.requested':
      nodeOfKey.set(entry.key, nodeId);
      messageCount(nodes, nodeId).requested += 1;
      return;
    case 'effect.begun':
      messageCount(nodes, nodeId).begun.add(entry.key);
      return;
    case 'effect.completed':
      messageCount(nodes, nodeId).completed += 1;
      return;
    case 'effect.failed':
      messageCount(nodes, nodeId).failed += 1;
      return;
    case 'effect.withheld':
      addTo(messageCount(nodes, nodeId).withheld, entry.reason);
      return;
    default:
  }
}

/** The arm that an enrollment took first at each split. */
function armsOf(trace: readonly TraceEntry[], isSplit: (nodeId: string) => boolean): ReadonlyMap<string, string> {
  const arms = new Map<string, string>();
  for (const entry of trace) {
    if (entry.kind !== 'decided' || entry.nodeId === undefined || arms.has(entry.nodeId) || !isSplit(entry.nodeId)) continue;
    arms.set(entry.nodeId, entry.outlet);
  }
  return arms;
}

function nodeMetrics({ here, passed, outlets, times, message }: NodeCount): NodeMetrics {
  const sorted = times.toSorted((one, other) => one - other);
  const median = quantile(sorted, 0.5);
  const p90 = quantile(sorted, 0.9);
  return {
    here,
    passed,
    outlets: Object.fromEntries(outlets),
    shares: Object.fromEntries([...outlets].map(([outlet, count]) => [outlet, count / passed])),
    ...(median === undefined ? {} : { medianMs: median }),
    ...(p90 === undefined ? {} : { p90Ms: p90 }),
    ...(message === undefined ? {} : { message: messageMetrics(message) }),
  };
}

function messageMetrics({ requested, completed, failed, begun, withheld, answers }: MessageCount): MessageMetrics {
  return {
    requested,
    begun: begun.size,
    completed,
    failed,
    withheld: Object.fromEntries(withheld),
    answers: Object.fromEntries([...answers].map(([event, keys]) => [event, rateOf(keys.size, begun.size)])),
  };
}

/** The least value that at least this share does not exceed. */
function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

function nodeCount(nodes: Map<string, NodeCount>, nodeId: string): NodeCount {
  const known = nodes.get(nodeId);
  if (known !== undefined) return known;
  const fresh: NodeCount = { here: 0, passed: 0, outlets: new Map(), times: [], message: undefined };
  nodes.set(nodeId, fresh);
  return fresh;
}

function messageCount(nodes: Map<string, NodeCount>, nodeId: string): MessageCount {
  const node = nodeCount(nodes, nodeId);
  node.message ??= { requested: 0, completed: 0, failed: 0, begun: new Set(), withheld: new Map(), answers: new Map() };
  return node.message;
}

function groupOf(groups: Map<string, Group>, name: string): Group {
  const known = groups.get(name) ?? newGroup();
  groups.set(name, known);
  return known;
}

function mapOf(maps: Map<string, Map<string, Group>>, name: string): Map<string, Group> {
  const known = maps.get(name) ?? new Map<string, Group>();
  maps.set(name, known);
  return known;
}

function setOf(sets: Map<string, Set<string>>, name: string): Set<string> {
  const known = sets.get(name) ?? new Set<string>();
  sets.set(name, known);
  return known;
}

function addTo(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
