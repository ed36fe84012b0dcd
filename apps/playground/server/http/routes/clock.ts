import { addDuration, parseDuration } from '@sojourn/schema';
import { Hono } from 'hono';
import type { Host } from '../../host.ts';
import { badBody } from '../problem.ts';
import { field, isFields } from '../read-fields.ts';
import { readJson } from '../read-json.ts';

/** The longest skip at once. */
const longest = 'P2Y';

/** The demo's clock: where it stands, and putting it forward. */
export function clockRoutes({ clock, worker, store, feed }: Host): Hono {
  const state = async (): Promise<object> => {
    const due = await store.nextDue();
    return {
      now: new Date(clock.now()).toISOString(),
      aheadMs: clock.shiftMs(),
      nextDue: due === null ? null : new Date(due).toISOString(),
    };
  };
  return new Hono()
    .get('/api/clock', async (context) => context.json(await state()))
    .post('/api/clock/skip', async (context) => {
      const duration = readDuration(await readJson(context), clock.now());
      // Stops at everything due on the way and does it at that time, so that mails carry the times they would have had.
      await worker.whileResting(() => clock.advance(duration));
      feed.tell('clock');
      return context.json(await state());
    });
}

function readDuration(body: unknown, now: number): string {
  const duration = isFields(body) ? field(body, 'duration') : undefined;
  const fault = (message: string): Error => badBody([{ pointer: '/duration', code: 'duration_invalid', message }]);
  if (typeof duration !== 'string' || parseDuration(duration) === undefined || duration.startsWith('-'))
    throw fault('"duration" must be an ISO 8601 duration such as PT1H or P10D.');
  if (addDuration(now, duration, 'UTC') > addDuration(now, longest, 'UTC')) throw fault(`"duration" may be ${longest} at most.`);
  return duration;
}
