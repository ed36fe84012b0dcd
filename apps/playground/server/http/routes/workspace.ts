import { Hono } from 'hono';
import type { Host } from '../../host.ts';

/** What the page needs once: the catalog, the policy and the templates. */
export function workspaceRoutes({ workspace, database, smtpServer }: Host): Hono {
  return new Hono()
    .get('/api/workspace', (context) =>
      context.json({ catalog: workspace.catalog, policy: workspace.policy, database: database.name, smtpServer }),
    )
    .get('/api/templates', (context) => context.json({ rows: workspace.templates }));
}
