import type { EntryCode, InstantText, PositionCode, Reason, TraceEntry } from '@sojourn/schema';
import { isKind } from './entry-of-kind.ts';
import type { ExplainedRecord } from './explain-trace.ts';

/** Why somebody is in a journey, or is not. The last word on record counts. */
export function explainEntry(trace: readonly TraceEntry[], refusals: ExplainedRecord['refusals']): Reason<EntryCode> {
  const entered = trace.find(isKind('entered'));
  if (entered !== undefined) {
    const { at, trigger, version, ordinal, control } = entered;
    return { code: control ? 'entered_control' : 'entered', at, params: { trigger, version, ordinal } };
  }
  const last = refusals.at(-1);
  if (last === undefined) return { code: 'no_trigger_matched', params: {} };
  return {
    code: last.kind === 'queued' ? 'queued' : 'refused',
    at: last.at,
    params: { reason: last.reason, ...(last.trigger === undefined ? {} : { trigger: last.trigger }) },
  };
}

/** Where an enrollment is and what wakes it, from the last of its entries that says so. */
export function explainPosition(trace: readonly TraceEntry[]): Reason<PositionCode> {
  let isResumed = false;
  const released = new Set<string>();
  for (const entry of trace.toReversed()) {
    // What was lifted says nothing any more: what stood before it does.
    if (entry.kind === 'resumed') isResumed = true;
    if (entry.kind === 'released') released.add(entry.key);
    if (entry.kind === 'suspended' && isResumed) {
      isResumed = false;
      continue;
    }
    if (entry.kind === 'held' && released.has(entry.key)) continue;
    const found = positionOf(entry);
    if (found !== undefined) return { ...found, ...atNode(entry, trace) };
  }
  const [entered] = trace;
  return { code: 'waiting', ...(entered === undefined ? {} : { at: entered.at }), params: {} };
}

function atNode(entry: TraceEntry, trace: readonly TraceEntry[]): { readonly at: InstantText; readonly nodeId?: string } {
  const nodeId = entry.nodeId ?? trace.findLast((one) => one.nodeId !== undefined)?.nodeId;
  return { at: entry.at, ...(nodeId === undefined ? {} : { nodeId }) };
}

function positionOf(entry: TraceEntry): Pick<Reason<PositionCode>, 'code' | 'params' | 'because'> | undefined {
  switch (entry.kind) {
    case 'ended':
      return { code: 'ended', params: { end: entry.end }, ...because(entry.because) };
    case 'suspended':
      return { code: 'suspended', params: {}, ...because(entry.because) };
    case 'held':
      return { code: 'held', params: { key: entry.key } };
    case 'failed':
      return { code: 'failed', params: { code: entry.code } };
    case 'task.created':
    case 'task.reissued': {
      const { taskId, assignee, dueAt } = entry;
      return { code: 'with_person', params: { taskId, assignee, ...(dueAt === undefined ? {} : { dueAt }) } };
    }
    case 'effect.requested':
      return { code: 'requested', params: { key: entry.key } };
    case 'effect.begun':
      return { code: 'in_flight', params: { key: entry.key, attempt: entry.attempt } };
    case 'effect.deferred':
      return { code: 'deferred', params: { key: entry.key, reason: entry.reason, until: entry.until } };
    case 'effect.retried':
      return { code: 'retrying', params: { key: entry.key, attempt: entry.attempt, dueAt: entry.dueAt } };
    case 'parked':
      // An action is parked too: what it waits for was said just before.
      if (entry.wakeAt === undefined && entry.listensFor === undefined) return undefined;
      return {
        code: 'waiting',
        params: {
          ...(entry.wakeAt === undefined ? {} : { wakeAt: entry.wakeAt }),
          ...(entry.listensFor === undefined ? {} : { listensFor: entry.listensFor }),
        },
      };
    case 'entered':
      return entry.control ? { code: 'control', params: {} } : undefined;
    default:
      return undefined;
  }
}

function because(comparisons: Reason['because']): Pick<Reason, 'because'> {
  return comparisons === undefined ? {} : { because: comparisons };
}
