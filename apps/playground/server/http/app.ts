import { JourneyError } from '@sojourn/engine';
import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Host } from '../host.ts';
import { notFound, RequestRefused, type ProblemBody } from './problem.ts';
import { changeRoutes } from './routes/changes.ts';
import { clockRoutes } from './routes/clock.ts';
import { contactRoutes } from './routes/contacts.ts';
import { enrollmentRoutes } from './routes/enrollments.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { hookRoutes } from './routes/hooks.ts';
import { journeyRoutes } from './routes/journeys.ts';
import { messageRoutes } from './routes/messages.ts';
import { taskRoutes } from './routes/tasks.ts';
import { workspaceRoutes } from './routes/workspace.ts';

/** The HTTP API. Routes throw what they refuse; here it becomes an answer. */
export function createApp(host: Host, onTrouble: (error: unknown) => void): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    refuseOtherSites(context);
    await next();
  });
  for (const routes of [
    healthRoutes,
    eventRoutes,
    contactRoutes,
    journeyRoutes,
    enrollmentRoutes,
    taskRoutes,
    messageRoutes,
    clockRoutes,
    changeRoutes,
    hookRoutes,
    workspaceRoutes,
  ]) {
    app.route('/', routes(host));
  }
  app.notFound((context) => answer(notFound('address', new URL(context.req.url).pathname).body));
  app.onError((error) => answer(toProblem(error, onTrouble)));
  return app;
}

/** An answer as `application/problem+json`. */
export function answer(body: ProblemBody): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...body }), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

/** The demo has no login; a page of another site that the visitor has open must not drive it. */
function refuseOtherSites(context: Context): void {
  const origin = context.req.header('origin');
  if (context.req.method === 'GET' || origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== context.req.header('host')) {
    throw new RequestRefused({
      title: 'Forbidden',
      status: 403,
      code: 'other_origin',
      detail: 'This server answers its own page and programs, not the pages of other sites.',
    });
  }
}

const statuses: Partial<Record<JourneyError['code'], ContentfulStatusCode>> = {
  journey_invalid: 422,
  not_supported: 422,
  journey_unknown: 404,
  contact_unknown: 404,
  enrollment_unknown: 404,
  effect_unknown: 404,
  task_unknown: 404,
  publish_conflict: 409,
  store_unavailable: 503,
  store_outdated: 503,
};

function toProblem(error: unknown, onTrouble: (error: unknown) => void): ProblemBody {
  if (error instanceof RequestRefused) return error.body;
  if (error instanceof JourneyError && error.code !== 'store_unavailable') {
    return {
      title: 'Refused',
      status: statuses[error.code] ?? 400,
      code: error.code,
      detail: error.message,
      ...(error.problems ? { problems: error.problems } : {}),
    };
  }
  onTrouble(error);
  if (isDatabaseTrouble(error))
    return {
      title: 'Database away',
      status: 503,
      code: 'store_unavailable',
      detail: 'The database does not answer. Nothing was taken; try again in a moment.',
    };
  return { title: 'Error', status: 500, code: 'internal', detail: 'Something in the server went wrong. The terminal says what.' };
}

/** Connections fail with a system's code, PostgreSQL's own refusals with classes 08 (connection), 53 (resources) and 57 (shutdown). */
function isDatabaseTrouble(error: unknown): boolean {
  if (error instanceof JourneyError) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseTrouble);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(?:ECONN|EPIPE|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/.test(code) || /^(?:08|53|57)/.test(code)) return true;
  return (
    /connection terminated|timeout exceeded when trying to connect|pool after calling end|PGlite is closed/i.test(error.message) ||
    isDatabaseTrouble(error.cause)
  );
}
