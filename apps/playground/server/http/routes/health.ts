import { Hono } from 'hono';
import type { Host } from '../../host.ts';

/** `GET /health`: 200 while the database answers, 503 when it does not. */
export function healthRoutes({ database, clock }: Host): Hono {
  return new Hono().get('/health', async (context) => {
    await database.query('select 1');
    return context.json({ status: 'ok', database: database.name, now: new Date(clock.now()).toISOString() });
  });
}
