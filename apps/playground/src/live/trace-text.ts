import { describeCondition, describeValue } from '@sojourn/schema';
import type { Catalog, Comparison, Journey, TraceEntry } from '@sojourn/schema';
import { outletWords, refusalReasons, traceWords } from '../messages/trace.en.ts';
import { formatTime } from '../ui/format-time.ts';
import { stateText } from './names.ts';
import { nodeTitle } from './node-title.ts';
import { showValue } from './show-value.ts';

/** How an entry is coloured: what went well, what needs a look, what is only a step. */
export function toneOf({ kind }: TraceEntry): 'good' | 'bad' | 'warn' | 'send' | 'plain' {
  if (kind === 'goal') return 'good';
  if (kind === 'failed' || kind === 'effect.failed' || kind === 'refused') return 'bad';
  if (
    kind === 'effect.withheld' ||
    kind === 'effect.uncertain' ||
    kind === 'effect.retried' ||
    kind === 'held' ||
    kind === 'suspended' ||
    kind === 'effect.deferred'
  )
    return 'warn';
  return kind === 'effect.completed' ? 'send' : 'plain';
}

/** One entry of the trace as a sentence. */
export function entryText(entry: TraceEntry, journey: Journey, catalog: Catalog | undefined): string {
  const step = entry.nodeId === undefined ? '' : nodeTitle(journey, entry.nodeId, catalog);
  const time = (at: string): string => formatTime(at, journey.timezone);
  const reasons: Readonly<Record<string, string>> = refusalReasons;
  switch (entry.kind) {
    case 'entered':
      return entry.control ? traceWords.enteredControl : traceWords.entered(journey.name, entry.version);
    case 'refused':
      return traceWords.refused(reasons[entry.reason] ?? entry.reason);
    case 'queued':
      return traceWords.queued(plain(entry.reason));
    case 'arrived':
      return traceWords.arrived(step);
    case 'decided':
      return traceWords.decided(step, outletText(journey, entry.nodeId, entry.outlet));
    case 'parked':
      return entry.wakeAt === undefined ? traceWords.parked(step) : traceWords.parkedUntil(step, time(entry.wakeAt));
    case 'woke':
      return traceWords.wokeBy(traceWords.woke[entry.by], step, outletText(journey, entry.nodeId, entry.outlet));
    case 'jumped':
      return traceWords.jumped(step);
    case 'updated':
      return traceWords.updated(entry.changes.map((change) => changeText(change, catalog)).join(', '));
    case 'goal':
      return entry.counted ? traceWords.goal : traceWords.goalLate;
    case 'suspended':
      return traceWords.suspended;
    case 'resumed':
      return traceWords.resumed;
    case 'held':
      return traceWords.held(step);
    case 'released':
      return traceWords.released(step);
    case 'moved':
      return traceWords.moved(nodeTitle(journey, entry.to, catalog), entry.by);
    case 'migrated':
      return traceWords.migrated(entry.from, entry.to);
    case 'failed':
      return traceWords.failed(plain(entry.code));
    case 'ended':
      return traceWords.ended(stateText({ status: 'ended', end: entry.end }));
    case 'task.created':
    case 'task.reissued':
    case 'task.reminded':
    case 'task.overdue':
    case 'task.cancelled':
    case 'task.completed':
      return traceWords.task(entry.kind.slice('task.'.length), step);
    default:
      return effectText(entry, step, time);
  }
}

type EffectEntry = Extract<TraceEntry, { readonly kind: `effect.${string}` }>;

function effectText(entry: EffectEntry, step: string, time: (at: string) => string): string {
  switch (entry.kind) {
    case 'effect.requested':
      return traceWords.requested(step);
    case 'effect.begun':
      return entry.attempt === 1 ? traceWords.begun(step) : traceWords.begunAgain(step, entry.attempt);
    case 'effect.deferred':
      return traceWords.deferred(step, plain(entry.reason), time(entry.until));
    case 'effect.withheld':
      return traceWords.withheld(step, plain(entry.reason));
    case 'effect.completed':
      return entry.outcome === null ? traceWords.completed(step) : traceWords.completedWith(step, entry.outcome);
    case 'effect.failed':
      return traceWords.effectFailed(step, plain(entry.code));
    case 'effect.retried':
      return traceWords.retried(step, time(entry.dueAt));
    case 'effect.uncertain':
      return traceWords.uncertain(step, plain(entry.then));
  }
}

/** One comparison, with the value that was seen. */
export function comparisonText({ left, op, right, saw }: Comparison, journey: Journey, catalog: Catalog | undefined): string {
  const context = { journey, ...(catalog === undefined ? {} : { catalog }) };
  const sentence = describeCondition({ left, op, ...(right === undefined ? {} : { right }) }, context);
  return traceWords.saw(sentence, saw === null ? traceWords.missing : describeValue(saw, context));
}

function labelOf(named: Readonly<Record<string, { readonly label?: string }>> | undefined, id: string): string {
  return (named !== undefined && Object.hasOwn(named, id) ? named[id]?.label : undefined) ?? id;
}

function changeText(change: Extract<TraceEntry, { readonly kind: 'updated' }>['changes'][number], catalog: Catalog | undefined): string {
  const name = 'attribute' in change ? labelOf(catalog?.attributes, change.attribute) : `tag ${change.tag}`;
  return `${name} ${showValue(change.from)} → ${showValue(change.to)}`;
}

function outletText(journey: Journey, nodeId: string | undefined, outlet: string): string {
  const node = nodeId !== undefined && Object.hasOwn(journey.nodes, nodeId) ? journey.nodes[nodeId] : undefined;
  const named = node !== undefined && 'cases' in node ? node.cases : node !== undefined && 'arms' in node ? node.arms : [];
  const own = Array.isArray(named)
    ? (named as readonly { readonly id: string; readonly name?: string }[]).find((one) => one.id === outlet)?.name
    : undefined;
  return own === undefined ? (outletWords[outlet] ?? outlet) : `“${own}”`;
}

/** Codes are readable words with underscores. */
function plain(code: string): string {
  return code.replaceAll('_', ' ');
}
