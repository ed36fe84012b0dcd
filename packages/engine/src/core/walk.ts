import type { Comparison, Instant, JsonValue, UpdatedChange, WokeBy } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import type { CompiledNode } from './compiled.ts';
import { effectPrefix } from './judging-scope.ts';
import { endEnrollment } from './end-enrollment.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import { logArrived, logDecided, logParked, logWoke } from './log-step.ts';
import { own, withOwn, withoutOwn } from './own.ts';
import { isSameJson } from './same-json.ts';
import type { WaitState } from './state.ts';
import type { AttributeChange } from './stimulus.ts';
import type { ContactUpdate } from './steps/step.ts';
import { cancelTask } from './tasks/cancel-task.ts';
import { openTask } from './tasks/open-task.ts';
import { visitOf } from './visit-of.ts';

/** More nodes than this on account of one input are taken for a loop that never ends. */
const mostSteps = 1_000;

/** Walks from a node on, until the enrollment parks or ends. */
export function walk(batch: Batch, enrollment: LiveEnrollment, nodeId: string): void {
  let next: string | undefined = nodeId;
  while (next !== undefined) {
    const node = enrollment.compiled.nodes.get(next);
    if (node === undefined) return endEnrollment(batch, enrollment, 'completed');
    batch.steps += 1;
    if (batch.steps > mostSteps) return parkFailed(batch, enrollment, next, 'step_limit');
    next = visitNode(batch, enrollment, node);
  }
}

/** How a parked enrollment leaves its node. */
export interface Leaving {
  readonly by: WokeBy;
  /** The first that is connected is followed; if none is, the last is named. */
  readonly outlets: readonly [string, ...string[]];
  readonly because?: readonly Comparison[];
  readonly result?: JsonValue;
}

/** Wakes a parked enrollment and walks on. */
export function wakeAndWalk(batch: Batch, enrollment: LiveEnrollment, { by, outlets, because, result }: Leaving): void {
  const { node } = enrollment;
  if (node === undefined) return;
  const outlet = firstConnected(node, outlets);
  logWoke(batch, enrollment, node.id, { by, outlet, because });
  keepResult(enrollment, node.id, result);
  leaveNode(batch, enrollment);
  follow(batch, enrollment, node, outlet);
}

function firstConnected(node: CompiledNode, outlets: Leaving['outlets']): string {
  for (const name of outlets) if (node.outlets.has(name)) return name;
  return outlets.at(-1) ?? outlets[0];
}

/** Walks on by an outlet; an open one is the end of the journey. */
function follow(batch: Batch, enrollment: LiveEnrollment, node: CompiledNode, outlet: string): void {
  const next = node.outlets.get(outlet);
  if (next === undefined) endEnrollment(batch, enrollment, 'completed');
  else walk(batch, enrollment, next);
}

/** Forgets what a node was parked for; what it requested and has not begun is the caller's to withhold. An open task is cancelled. */
export function leaveNode(batch: Batch, enrollment: LiveEnrollment): void {
  cancelTask(batch, enrollment);
  enrollment.wait = undefined;
  enrollment.effect = undefined;
  enrollment.isChanged = true;
  for (const { kind, name } of enrollment.timers) {
    // A worker's death stays covered, and conditions watched, after the enrollment has gone on.
    if (kind === 'wait' || kind === 'begin') batch.clearTimer(enrollment, name);
  }
}

/** Parks an enrollment at a node it could not be run at; an operator retries, moves or exits it. */
export function parkFailed(batch: Batch, enrollment: LiveEnrollment, nodeId: string, code: string): void {
  enrollment.nodeId = nodeId;
  enrollment.status = 'failed';
  enrollment.isChanged = true;
  batch.log(enrollment, { kind: 'failed', code });
}

/** Walks on from a node it has already arrived at. */
export function walkFrom(batch: Batch, enrollment: LiveEnrollment, nodeId: string): void {
  const node = enrollment.compiled.nodes.get(nodeId);
  const next = node === undefined ? undefined : runNode(batch, enrollment, node);
  if (next !== undefined) walk(batch, enrollment, next);
}

function visitNode(batch: Batch, enrollment: LiveEnrollment, node: CompiledNode): string | undefined {
  arriveAt(batch, enrollment, node.id);
  return runNode(batch, enrollment, node);
}

function runNode(batch: Batch, enrollment: LiveEnrollment, node: CompiledNode): string | undefined {
  const decision = node.step.arrive(visitOf(batch, enrollment, node.id));
  batch.scope.event = undefined;
  switch (decision.type) {
    case 'leave': {
      const { outlet, because, result } = decision;
      keepResult(enrollment, node.id, result);
      return decide(batch, enrollment, node, outlet, because);
    }
    case 'update':
      applyUpdate(batch, enrollment, decision.update);
      return decide(batch, enrollment, node, decision.outlet, undefined);
    case 'park':
      park(batch, enrollment, decision.wait, decision.listensFor);
      return undefined;
    case 'request':
      requestEffect(batch, enrollment, node);
      return undefined;
    case 'task':
      openTask(batch, enrollment, node, decision.task);
      return undefined;
    case 'hand_over':
      batch.queue.push({ type: 'enroll', by: 'journey', ...decision.handOver });
      return decide(batch, enrollment, node, decision.outlet, undefined);
    case 'fail':
      parkFailed(batch, enrollment, node.id, decision.code);
      return undefined;
    case 'end':
      endEnrollment(batch, enrollment, decision.end);
      return undefined;
  }
}

/** Notes an arrival: a visit more, and the trace's word for it. */
export function arriveAt(batch: Batch, enrollment: LiveEnrollment, nodeId: string): void {
  enrollment.nodeId = nodeId;
  enrollment.noteArrival(nodeId, batch.now, batch.contact.arrivals);
  logArrived(batch, enrollment, nodeId);
}

function decide(
  batch: Batch,
  enrollment: LiveEnrollment,
  node: CompiledNode,
  outlet: string,
  because: readonly Comparison[] | undefined,
): string | undefined {
  logDecided(batch, enrollment, node.id, outlet, because);
  const next = node.outlets.get(outlet);
  if (next === undefined) endEnrollment(batch, enrollment, 'completed');
  return next;
}

/** Latest visit only: what the visit before gave is gone. */
function keepResult(enrollment: LiveEnrollment, nodeId: string, result: JsonValue | undefined): void {
  enrollment.results = result === undefined ? withoutOwn(enrollment.results, nodeId) : withOwn(enrollment.results, nodeId, result);
}

function applyUpdate(batch: Batch, enrollment: LiveEnrollment, { attributes, tags, changes }: ContactUpdate): void {
  const { contact } = batch;
  const before = contact.attributes;
  const isTagged = tags !== contact.tags;
  contact.attributes = attributes;
  contact.tags = tags;
  if (!batch.skips(enrollment)) batch.log(enrollment, { kind: 'updated', changes });
  for (const change of changes) if (!isSameJson(change.from, change.to)) batch.changes.push(change);
  const changed = attributeChanges(changes, before, attributes);
  if (changed.length > 0 || isTagged) batch.queue.push({ type: 'change', attributes: changed, zoneChanged: false });
}

const noChanges: readonly AttributeChange[] = [];

function attributeChanges(
  changes: readonly UpdatedChange[],
  before: Readonly<Record<string, JsonValue>>,
  after: Readonly<Record<string, JsonValue>>,
): readonly AttributeChange[] {
  let found = noChanges;
  for (const [index, change] of changes.entries()) {
    if (!('attribute' in change)) continue;
    const { attribute } = change;
    // Changed twice, it is told of where it was first.
    if (index > 0 && changes.findIndex((one) => 'attribute' in one && one.attribute === attribute) < index) continue;
    const was = own(before, attribute);
    const is = own(after, attribute);
    if (isSameJson(was, is)) continue;
    const one = { attribute, before: was, after: is };
    found = found.length === 0 ? [one] : [...found, one];
  }
  return found;
}

/** Parks at a wait, or changes what it waits for. */
export function park(batch: Batch, enrollment: LiveEnrollment, wait: WaitState, listensFor: readonly string[]): void {
  const previous = wakeAtOf(enrollment.wait);
  const isNew = enrollment.wait === undefined;
  enrollment.wait = wait;
  enrollment.isChanged = true;
  const first = wakeAtOf(wait);
  if (!isNew && first?.at === previous?.at && first?.outlet === previous?.outlet) return;
  logParked(batch, enrollment, first?.at, listensFor);
  if (previous !== undefined && previous.outlet !== first?.outlet) batch.clearTimer(enrollment, waitTimer(enrollment.id, previous.outlet));
  const { nodeId } = enrollment;
  if (first === undefined || nodeId === null) return;
  const body = { kind: 'wait', enrollmentId: enrollment.id, nodeId, visit: enrollment.visitsOf(nodeId), outlet: first.outlet } as const;
  batch.setTimer(enrollment, waitTimer(enrollment.id, first.outlet), first.at, body);
}

/** Only the earliest deadline needs a timer: when it fires, the wait is over. */
function wakeAtOf(wait: WaitState | undefined): { readonly outlet: string; readonly at: Instant } | undefined {
  if (wait === undefined) return undefined;
  let first: { readonly outlet: string; readonly at: Instant } | undefined;
  for (const outlet in wait.due) {
    const at = wait.due[outlet];
    if (at !== undefined && (first === undefined || at < first.at)) first = { outlet, at };
  }
  return first;
}

/** The timer of a deadline of a wait. */
export function waitTimer(enrollmentId: string, outlet: string): string {
  return `wait:${enrollmentId}:${outlet}`;
}

function requestEffect(batch: Batch, enrollment: LiveEnrollment, node: CompiledNode): void {
  const { effect } = node.step;
  if (effect === undefined) return;
  const key = `${effectPrefix(batch.definitions.tenant, enrollment.id, node.id)}${enrollment.visitsOf(node.id)}`;
  enrollment.effect = { key, phase: 'due', attempt: 0, forgiven: 0 };
  if (!batch.skips(enrollment)) batch.log(enrollment, { kind: 'effect.requested', key, action: effect.action });
  logParked(batch, enrollment, undefined, []);
}
