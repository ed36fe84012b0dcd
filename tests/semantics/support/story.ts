import type { TraceEntry } from '@sojourn/schema';

/** The trace in short lines, `kind node what`: path, reasons and codes, without keys, instants and comparisons. */
export function storyOf(entries: readonly TraceEntry[]): readonly string[] {
  return entries.map((entry) => [entry.kind, entry.nodeId, ...whatOf(entry)].filter((part) => part !== undefined).join(' '));
}

function whatOf(entry: TraceEntry): readonly (string | number | undefined)[] {
  switch (entry.kind) {
    case 'entered':
      return [entry.trigger];
    case 'decided':
      return [entry.outlet];
    case 'woke':
      return [entry.outlet, 'by', entry.by];
    case 'effect.begun':
    case 'effect.retried':
      return [entry.attempt];
    case 'effect.deferred':
      return [entry.reason, 'until', entry.until];
    case 'effect.withheld':
      return [entry.reason];
    case 'effect.completed':
      return [entry.outcome ?? undefined, entry.late === true ? 'late' : undefined];
    case 'effect.failed':
    case 'failed':
      return [entry.code];
    case 'effect.uncertain':
      return [entry.then];
    case 'goal':
      return [entry.counted ? 'counted' : 'not counted'];
    case 'ended':
      return [entry.end];
    case 'task.created':
    case 'task.reissued':
      return [entry.assignee];
    case 'task.completed':
      return [entry.outcome, 'by', entry.by];
    case 'moved':
      return ['to', entry.to];
    default:
      return [];
  }
}

/** What was begun, deferred and withheld, `node what when`. */
export function effectsOf(entries: readonly TraceEntry[]): readonly string[] {
  return entries.flatMap((entry) => {
    const node = entry.nodeId ?? '';
    if (entry.kind === 'effect.begun') return [`${node} begun ${entry.at}`];
    if (entry.kind === 'effect.withheld') return [`${node} withheld ${entry.reason} ${entry.at}`];
    return entry.kind === 'effect.deferred' ? [`${node} deferred ${entry.reason} until ${entry.until}`] : [];
  });
}

/** The entry of a kind, the last one if there are several. */
export function lastOf<K extends TraceEntry['kind']>(entries: readonly TraceEntry[], kind: K): Extract<TraceEntry, { kind: K }> {
  const found = entries.findLast((entry) => entry.kind === kind);
  if (found === undefined) throw new Error(`There is no ${kind}`);
  // Found by its kind.
  return found as Extract<TraceEntry, { kind: K }>;
}

/** `node:outlet` for each node that was left. */
export function pathOf(entries: readonly TraceEntry[]): readonly string[] {
  return entries.flatMap((entry) => (entry.kind === 'decided' || entry.kind === 'woke' ? [`${entry.nodeId ?? ''}:${entry.outlet}`] : []));
}
