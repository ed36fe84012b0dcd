import type { ContactEvent } from '@sojourn/schema';
import { Hono, type Context } from 'hono';
import type { Host } from '../../host.ts';
import { badBody, type Fault } from '../problem.ts';
import { readEvent } from '../read-event.ts';
import { readJson } from '../read-json.ts';

/** Events in one request. */
const mostEvents = 1_000;

/**
 * `POST /events` (also `/api/events`): one event, or a list of them.
 *
 * 202 with `{ id, accepted }` for each, in order, once they are stored; `accepted: false` is an id that was seen before. If one
 * of a list is wrong, none is taken, and each fault is located.
 */
export function eventRoutes({ engine, workspace }: Host): Hono {
  const take = async (context: Context): Promise<Response> => {
    const body = await readJson(context);
    const events = readEvents(body, workspace.catalog);
    const accepted = await engine.track(events);
    const results = events.map(({ id }, index) => ({ id, accepted: accepted[index]?.accepted ?? false }));
    return context.json(Array.isArray(body) ? results : results[0], 202);
  };
  return new Hono().post('/events', take).post('/api/events', take);
}

function readEvents(body: unknown, catalog: Host['workspace']['catalog']): readonly ContactEvent[] {
  const faults: Fault[] = [];
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (items.length > mostEvents)
    throw badBody([{ pointer: '', code: 'too_many', message: `A request may hold ${mostEvents} events; this one has ${items.length}.` }]);
  const events = items.map((item, index) => readEvent(item, Array.isArray(body) ? `/${index}` : '', catalog, faults));
  if (faults.length > 0) throw badBody(faults);
  return events.filter((event) => event !== undefined);
}
