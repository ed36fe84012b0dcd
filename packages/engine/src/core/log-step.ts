import { formatInstant } from '@sojourn/schema';
import type { Comparison, Instant, WokeBy } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import type { LiveEnrollment } from './live-enrollment.ts';

// The entries that make up most of a trace, each put together at once with its fields in the order of canonical JSON. What `Batch.log`
// does for all others, entry by entry from its parts, takes several times as long.

/** Logs that a node is reached; its visit counts already. */
export function logArrived(batch: Batch, enrollment: LiveEnrollment, nodeId: string): void {
  if (batch.skips(enrollment)) return;
  batch.put(enrollment, { at: batch.nowText(), kind: 'arrived', nodeId, seq: enrollment.seq + 1, visit: enrollment.visitsOf(nodeId) });
}

/** Logs that a node is left without parking. */
export function logDecided(
  batch: Batch,
  enrollment: LiveEnrollment,
  nodeId: string,
  outlet: string,
  because: readonly Comparison[] | undefined,
): void {
  if (batch.skips(enrollment)) return;
  const at = batch.nowText();
  const seq = enrollment.seq + 1;
  const visit = enrollment.visitsOf(nodeId);
  if (because === undefined) batch.put(enrollment, { at, kind: 'decided', nodeId, outlet, seq, visit });
  else batch.put(enrollment, { at, because, kind: 'decided', nodeId, outlet, seq, visit });
}

/** Logs that a parked node is left. */
export function logWoke(
  batch: Batch,
  enrollment: LiveEnrollment,
  nodeId: string,
  { by, outlet, because }: { readonly by: WokeBy; readonly outlet: string; readonly because: readonly Comparison[] | undefined },
): void {
  if (batch.skips(enrollment)) return;
  const at = batch.nowText();
  const seq = enrollment.seq + 1;
  const visit = enrollment.visitsOf(nodeId);
  if (because === undefined) batch.put(enrollment, { at, by, kind: 'woke', nodeId, outlet, seq, visit });
  else batch.put(enrollment, { at, because, by, kind: 'woke', nodeId, outlet, seq, visit });
}

/** Logs that an enrollment waits at its node: until when, and for which events. */
export function logParked(batch: Batch, enrollment: LiveEnrollment, until: Instant | undefined, listensFor: readonly string[]): void {
  const { nodeId } = enrollment;
  if (batch.skips(enrollment) || nodeId === null) return;
  const at = batch.nowText();
  const seq = enrollment.seq + 1;
  const visit = enrollment.visitsOf(nodeId);
  const listening = listensFor.length === 0 ? undefined : { listensFor };
  if (until === undefined) batch.put(enrollment, { at, kind: 'parked', ...listening, nodeId, seq, visit });
  else if (listening === undefined) batch.put(enrollment, { at, kind: 'parked', nodeId, seq, visit, wakeAt: formatInstant(until) });
  else batch.put(enrollment, { at, kind: 'parked', ...listening, nodeId, seq, visit, wakeAt: formatInstant(until) });
}
