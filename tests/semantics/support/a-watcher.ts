import type { Host } from './a-host.ts';
import { aJourney } from './a-journey.ts';

/** A journey that is left at once, so that every entry is one enrollment; always again. */
export function aWatcher(trigger: object, more: { readonly [field: string]: unknown; readonly entry?: object } = {}): object {
  const triggers = [{ id: 'w', ...trigger }];
  return aJourney({ x: { type: 'exit', reason: 'done' } }, { ...more, entry: { triggers, ...more.entry } });
}

/** When somebody entered, with the trigger that let them in, as `2026-03-02T09:00:00.000Z w`. */
export async function entriesOf(host: Host, contactId = 'c1'): Promise<readonly string[]> {
  const all = await host.enrollments({ contactId });
  return Promise.all(
    all.map(async ({ id, enteredAt }) => {
      const [entered] = await host.engine.trace(id);
      return `${enteredAt} ${entered?.kind === 'entered' ? entered.trigger : ''}`;
    }),
  );
}
