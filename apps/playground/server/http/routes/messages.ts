import { Hono } from 'hono';
import type { Host } from '../../host.ts';
import { notFound } from '../problem.ts';
import { namedOf, pageOf } from '../read-query.ts';

/** What reached people: the mailbox, and the webhooks that the demo's receiver took. Newest first. */
export function messageRoutes({ messages, deliveries }: Host): Hono {
  return new Hono()
    .get('/api/messages', async (context) => {
      const { after, limit } = pageOf(context);
      return context.json(
        await messages.list({ ...namedOf(context, ['contactId']), ...(after === undefined ? {} : { before: after }), limit }),
      );
    })
    .get('/api/messages/:id', async (context) => {
      const id = context.req.param('id');
      const message = await messages.get(id);
      if (message === undefined) throw notFound('message', id);
      return context.json(message);
    })
    .get('/api/webhooks', async (context) => context.json({ rows: await deliveries.list(pageOf(context).limit) }));
}
