import type { Explanation, InstantText, Journey, JsonObject, OutcomeCode, Reason, TraceEntry } from '@sojourn/schema';
import { isKind } from './entry-of-kind.ts';
import type { EntryOfKind } from './entry-of-kind.ts';
import { explainEntry, explainPosition } from './explain-position.ts';

/** What is on record of one contact in one journey. */
export interface ExplainedRecord {
  readonly contactId: string;
  readonly journeyId: string;
  /** The latest enrollment's; `null` if there is none. */
  readonly enrollmentId: string | null;
  /** Of that enrollment; empty without one. */
  readonly trace: readonly TraceEntry[];
  /** Refusals and queued entries of the contact and journey, oldest first. */
  readonly refusals: readonly { readonly at: InstantText; readonly kind: string; readonly trigger?: string; readonly reason: string }[];
  /** The document of the enrollment's version, or the live one. */
  readonly journey: Pick<Journey, 'nodes'>;
}

/**
 * Explains why a contact is where it is, and, for a node that is named, why it did or did not get what the node does.
 *
 * Pure: reads nothing but the record, so that it says the same tomorrow. For several visits of the node, the latest counts.
 */
export function explainTrace(record: ExplainedRecord, nodeId?: string): Explanation {
  const { contactId, journeyId, enrollmentId, trace, refusals } = record;
  return {
    contactId,
    journeyId,
    enrollmentId,
    entry: explainEntry(trace, refusals),
    position: trace.length === 0 ? null : explainPosition(trace),
    outcome: nodeId === undefined ? null : explainOutcome(record, nodeId),
    path: trace.flatMap((entry) =>
      entry.kind === 'decided' || entry.kind === 'woke'
        ? [{ at: entry.at, nodeId: entry.nodeId ?? '', visit: entry.visit ?? 1, outlet: entry.outlet, ...becauseOf(entry) }]
        : [],
    ),
  };
}

function explainOutcome({ trace, journey }: ExplainedRecord, nodeId: string): Reason<OutcomeCode> {
  if (!Object.hasOwn(journey.nodes, nodeId)) return { code: 'node_unknown', nodeId, params: {} };
  const entered = trace.find(isKind('entered'));
  if (entered === undefined) return { code: 'not_entered', params: {} };
  if (entered.control) return { code: 'control', at: entered.at, params: {} };
  const arrived = trace.findLast((entry) => entry.kind === 'arrived' && entry.nodeId === nodeId);
  return arrived === undefined ? explainMissed(trace, journey, nodeId) : explainVisit(trace, nodeId, arrived.visit ?? 1);
}

/** What became of the latest visit. */
function explainVisit(trace: readonly TraceEntry[], nodeId: string, visit: number): Reason<OutcomeCode> {
  const here = trace.filter((entry) => entry.nodeId === nodeId && entry.visit === visit);
  const about = effectOf(here);
  if (about !== undefined) return { ...about, nodeId };
  const left = here.findLast((entry) => entry.kind === 'decided' || entry.kind === 'woke');
  if (left !== undefined && (left.kind === 'decided' || left.kind === 'woke')) {
    return { code: 'passed', at: left.at, nodeId, params: { outlet: left.outlet }, ...becauseOf(left) };
  }
  const ended = trace.find(isKind('ended'));
  if (ended !== undefined) return { code: 'ended_before', at: ended.at, nodeId, params: { end: ended.end }, ...reasonOfEnd(trace, ended) };
  return { code: 'here', at: here[0]?.at ?? '', nodeId, params: {} };
}

/** The last that is known of the visit's effect; `undefined` if it has none, or nothing is known yet. */
function effectOf(here: readonly TraceEntry[]): { code: OutcomeCode; at: InstantText; params: JsonObject } | undefined {
  const last = here.findLast(
    (entry) =>
      entry.kind === 'effect.completed' ||
      entry.kind === 'effect.withheld' ||
      entry.kind === 'effect.failed' ||
      entry.kind === 'effect.uncertain' ||
      entry.kind === 'effect.requested' ||
      entry.kind === 'effect.retried' ||
      entry.kind === 'effect.begun',
  );
  switch (last?.kind) {
    case 'effect.completed': {
      const attempts = here.filter(isKind('effect.begun')).length;
      return { code: 'performed', at: last.at, params: { key: last.key, outcome: last.outcome, attempts } };
    }
    case 'effect.withheld':
      return { code: 'withheld', at: last.at, params: { key: last.key, reason: last.reason } };
    case 'effect.failed':
      return { code: 'effect_failed', at: last.at, params: { key: last.key, code: last.code } };
    case 'effect.uncertain':
      return { code: 'uncertain', at: last.at, params: { key: last.key, then: last.then } };
    case 'effect.requested':
    case 'effect.retried':
    case 'effect.begun':
      return { code: 'here', at: last.at, params: { key: last.key } };
    default:
      return undefined;
  }
}

/** Where the way to a node was lost that was never reached. */
function explainMissed(trace: readonly TraceEntry[], journey: ExplainedRecord['journey'], nodeId: string): Reason<OutcomeCode> {
  const leading = nodesLeadingTo(journey, nodeId);
  for (const [index, entry] of trace.entries()) {
    if (entry.kind === 'decided' || entry.kind === 'woke') {
      const from = entry.nodeId ?? '';
      const next = journey.nodes[from]?.outlets?.[entry.outlet] ?? null;
      const isOpen = next !== null && leading.has(next);
      // A jump or a move may have come back to a way that was lost before.
      if (leading.has(from) && !isOpen && !comesBack(trace.slice(index + 1), leading)) {
        return { code: 'went_elsewhere', at: entry.at, nodeId: from, params: { outlet: entry.outlet }, ...becauseOf(entry) };
      }
    }
    if (entry.kind === 'jumped' && !leading.has(entry.nodeId ?? '') && !comesBack(trace.slice(index + 1), leading)) {
      return { code: 'jumped_past', at: entry.at, nodeId: entry.nodeId ?? '', params: { from: entry.from }, ...becauseOf(entry) };
    }
    if (entry.kind === 'moved' && !leading.has(entry.to) && !comesBack(trace.slice(index + 1), leading)) {
      return { code: 'moved_past', at: entry.at, nodeId: entry.to, params: { from: entry.from, by: entry.by } };
    }
  }
  const ended = trace.find(isKind('ended'));
  if (ended !== undefined) return { code: 'ended_before', at: ended.at, params: { end: ended.end }, ...reasonOfEnd(trace, ended) };
  return { code: 'still_ahead', nodeId, params: {} };
}

function comesBack(later: readonly TraceEntry[], leading: ReadonlySet<string>): boolean {
  return later.some((entry) => entry.kind === 'arrived' && leading.has(entry.nodeId ?? ''));
}

/** The node itself, and every node from which a way leads to it. */
function nodesLeadingTo({ nodes }: ExplainedRecord['journey'], nodeId: string): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const [from, node] of Object.entries(nodes)) {
    for (const to of Object.values(node.outlets ?? {})) {
      if (to === null) continue;
      const list = before.get(to);
      if (list === undefined) before.set(to, [from]);
      else list.push(from);
    }
  }
  const found = new Set([nodeId]);
  for (const one of found) for (const from of before.get(one) ?? []) found.add(from);
  return found;
}

/** An end by the goal has its reason at the goal. */
function reasonOfEnd(trace: readonly TraceEntry[], ended: EntryOfKind<'ended'>): Pick<Reason, 'because'> {
  if (ended.because !== undefined) return { because: ended.because };
  const goal = ended.end === 'goal' ? trace.findLast(isKind('goal')) : undefined;
  return goal?.because === undefined ? {} : { because: goal.because };
}

function becauseOf(entry: EntryOfKind<'decided' | 'woke' | 'jumped'>): Pick<Reason, 'because'> {
  return entry.because === undefined ? {} : { because: entry.because };
}
