import type { TaskRecord } from '@sojourn/schema';
import { Hono } from 'hono';
import type { Host } from '../../host.ts';
import { badBody, type Fault } from '../problem.ts';
import { isFields, refuseOthers, requiredText } from '../read-fields.ts';
import { readJson } from '../read-json.ts';
import { namedOf, pageOf } from '../read-query.ts';

const states: readonly string[] = ['open', 'completed', 'overdue', 'cancelled'] satisfies TaskRecord['state'][];

/** What people have to do or to decide, and their answers. */
export function taskRoutes({ engine }: Host): Hono {
  return new Hono()
    .get('/api/tasks', async (context) => {
      const query = namedOf(context, ['journeyId', 'contactId', 'assignee', 'state']);
      if (query.state !== undefined && !states.includes(query.state)) {
        throw badBody([{ pointer: '?state', code: 'state_unknown', message: `"state" must be one of ${states.join(', ')}.` }]);
      }
      const { after, limit } = pageOf(context);
      // The list above is the type's.
      const asked = query as { readonly state?: TaskRecord['state'] };
      return context.json(await engine.tasks({ ...asked, limit, ...(after === undefined ? {} : { after }) }));
    })
    .post('/api/tasks/:id/complete', async (context) => {
      const { outcome } = readAnswer(await readJson(context), ['outcome']);
      return context.json(await engine.completeTask({ taskId: context.req.param('id'), outcome: outcome ?? '', by: 'playground' }), 202);
    })
    .post('/api/tasks/:id/reassign', async (context) => {
      const { assignee } = readAnswer(await readJson(context), ['assignee']);
      return context.json(await engine.reassignTask({ taskId: context.req.param('id'), assignee: assignee ?? '', by: 'playground' }), 202);
    });
}

function readAnswer<Name extends string>(body: unknown, names: readonly Name[]): Partial<Record<Name, string>> {
  if (!isFields(body)) throw badBody([{ pointer: '', code: 'not_an_object', message: `Send an object with "${names.join('" and "')}".` }]);
  const faults: Fault[] = [];
  refuseOthers(body, names, '', faults);
  const read: Partial<Record<Name, string>> = {};
  for (const name of names) read[name] = requiredText(body, name, '', faults);
  if (faults.length > 0) throw badBody(faults);
  return read;
}
