import type { TaskRecord } from '@sojourn/schema';
import type { Host } from './a-host.ts';

/** A node at which `ann` does something. */
export function aTask(more: object = {}): object {
  return { type: 'task', title: 'Call them', assignee: 'ann', ...more };
}

/** A node at which `ann` decides. */
export function anApproval(more: object = {}): object {
  return { type: 'approval', title: 'Send it?', assignee: 'ann', ...more };
}

/** The only task there is. */
export async function theTask(host: Host): Promise<TaskRecord> {
  const { rows } = await host.engine.tasks();
  const [only] = rows;
  if (only === undefined || rows.length > 1) throw new Error(`There are ${rows.length} tasks`);
  return only;
}

/** Answers the only task there is, as `ann`, and does what follows. */
export async function answer(host: Host, outcome: string, data?: Parameters<Host['engine']['completeTask']>[0]['data']): Promise<boolean> {
  const { id: taskId } = await theTask(host);
  const { accepted } = await host.engine.completeTask({ taskId, outcome, by: 'ann', ...(data === undefined ? {} : { data }) });
  await host.engine.settle();
  return accepted;
}
