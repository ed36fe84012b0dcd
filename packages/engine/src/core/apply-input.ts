import type { AgendaItem } from './agenda.ts';
import type { Batch } from './batch.ts';
import { beginEffect, nextToBegin } from './effects/begin.ts';
import { logPostponed } from './effects/result.ts';
import { mayStillLog } from './end-enrollment.ts';
import { noteWaitingEffects } from './hold.ts';
import { judge } from './judge-enrollment.ts';
import { migrateLanded } from './migrate.ts';
import { receive } from './receive.ts';
import { watch } from './watch.ts';

/** Applies one input: judges it, then all that its changes queue behind it, then begins the effects that are due. */
export function applyInput(batch: Batch, item: AgendaItem): void {
  batch.startInput(item.at, item.body.known);
  const stimulus = receive(batch, item);
  batch.finish(item);
  if (stimulus === undefined) return;
  judge(batch, stimulus);
  settleInput(batch);
}

/** What follows once an input is judged: the changes it has queued, migrations that an effect was in the way of, effects that are due. */
export function settleInput(batch: Batch): void {
  for (;;) {
    const queued = batch.queue.length < 2 ? batch.queue.pop() : batch.queue.shift();
    if (queued !== undefined) {
      judge(batch, queued);
      continue;
    }
    if (migrateLanded(batch)) continue;
    const due = nextToBegin(batch);
    if (due === undefined) break;
    beginEffect(batch, due);
  }
  noteWaitingEffects(batch);
  if (batch.open.length > 0) settleOpen(batch);
  watch(batch);
}

function settleOpen(batch: Batch): void {
  for (const enrollment of batch.open) {
    const { suspension } = enrollment;
    enrollment.suspension = undefined;
    if (suspension !== undefined) logPostponed(batch, enrollment, suspension);
  }
  batch.open = batch.open.filter((one) => mayStillLog(batch, one));
}
