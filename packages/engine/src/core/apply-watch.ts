import type { Batch } from './batch.ts';
import type { RunnableVersion } from './compiled.ts';
import { own, withOwn, withoutOwn } from './own.ts';
import { isSameJson } from './same-json.ts';
import type { WatchRecord } from './state.ts';
import type { CompiledTrigger, Watch } from './triggers/compiled-trigger.ts';

/** Keeps what a trigger that watches contacts says, and sets its timer. */
export function keepWatch(batch: Batch, rank: number, version: RunnableVersion, trigger: CompiledTrigger, { record }: Watch): void {
  const before = own(batch.contact.watches, trigger.timer);
  setWatch(batch, trigger.timer, before, record);
  if (record.due === before?.due) return;
  if (record.due === undefined) batch.clearTriggerTimer(trigger.timer);
  else setTimer(batch, rank, version, trigger, record.due);
}

/** The same at a launch: whatever an earlier version has set is set anew. */
export function launchWatch(batch: Batch, rank: number, version: RunnableVersion, trigger: CompiledTrigger, { record }: Watch): void {
  const before = own(batch.contact.watches, trigger.timer);
  setWatch(batch, trigger.timer, before, record);
  if (record.due !== undefined) setTimer(batch, rank, version, trigger, record.due);
  else if (before?.due !== undefined) batch.clearTriggerTimer(trigger.timer);
}

/** Forgets what a trigger kept that the journey does not have any more. */
export function dropWatch(batch: Batch, timer: string): void {
  const { contact } = batch;
  const before = own(contact.watches, timer);
  if (before === undefined) return;
  contact.watches = withoutOwn(contact.watches, timer);
  if (before.due !== undefined) batch.clearTriggerTimer(timer);
}

function setTimer(batch: Batch, rank: number, { compiled, version }: RunnableVersion, trigger: CompiledTrigger, due: number): void {
  const body = { kind: 'trigger', journeyId: compiled.id, triggerId: trigger.id, version } as const;
  batch.setTriggerTimer(trigger.timer, due, body, rank, trigger.order);
}

function setWatch({ contact }: Batch, timer: string, before: WatchRecord | undefined, after: WatchRecord): void {
  // Records are plain JSON; their interface has no index signature to say so.
  if (isSameJson({ ...before }, { ...after })) return;
  const isEmpty = Object.keys(after).length === 0;
  contact.watches = isEmpty ? withoutOwn(contact.watches, timer) : withOwn(contact.watches, timer, after);
}
