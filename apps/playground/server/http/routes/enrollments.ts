import type { EnrollmentRecord, JsonObject } from '@sojourn/schema';
import { Hono } from 'hono';
import { checkData } from '../check-data.ts';
import type { Host } from '../../host.ts';
import { badBody, type Fault } from '../problem.ts';
import { field, isFields, optionalText, refuseOthers, requiredText } from '../read-fields.ts';
import { readJson } from '../read-json.ts';
import { namedOf, pageOf } from '../read-query.ts';

const statuses: readonly string[] = ['live', 'suspended', 'held', 'failed', 'ended'] satisfies EnrollmentRecord['status'][];

/** Enrollments with their traces, refusals, and enrolling by hand. */
export function enrollmentRoutes({ engine }: Host): Hono {
  return new Hono()
    .get('/api/enrollments', async (context) => {
      const query = namedOf(context, ['journeyId', 'contactId', 'nodeId', 'status']);
      if (query.status !== undefined && !statuses.includes(query.status)) {
        throw badBody([{ pointer: '?status', code: 'status_unknown', message: `"status" must be one of ${statuses.join(', ')}.` }]);
      }
      const { after, limit } = pageOf(context);
      // The list above is the type's.
      return context.json(
        await engine.enrollments({
          ...(query as { status?: EnrollmentRecord['status'] }),
          limit,
          ...(after === undefined ? {} : { after }),
        }),
      );
    })
    .get('/api/enrollments/:id', async (context) => {
      // With the document of its own version: nodes are named as they were when it went through.
      return context.json(await engine.exportEnrollment(context.req.param('id'), { redact: true }));
    })
    .post('/api/enrollments', async (context) => {
      const request = readEnroll(await readJson(context));
      return context.json(await engine.enroll(request), 202);
    })
    .post('/api/enrollments/:id/exit', async (context) => {
      const faults: Fault[] = [];
      const body = await readJson(context);
      const reason = isFields(body) ? optionalText(body, 'reason', '', faults) : undefined;
      if (faults.length > 0) throw badBody(faults);
      await engine.exit({ enrollmentId: context.req.param('id'), ...(reason === undefined ? {} : { reason }), by: 'playground' });
      return context.json({ accepted: true }, 202);
    })
    .get('/api/refusals', async (context) => {
      const { after, limit } = pageOf(context);
      return context.json(
        await engine.refusals({ ...namedOf(context, ['contactId', 'journeyId']), limit, ...(after === undefined ? {} : { after }) }),
      );
    });
}

function readEnroll(body: unknown): { journeyId: string; contactId: string; key?: string; data?: JsonObject } {
  if (!isFields(body)) throw badBody([{ pointer: '', code: 'not_an_object', message: 'Send an object with "journeyId" and "contactId".' }]);
  const faults: Fault[] = [];
  refuseOthers(body, ['journeyId', 'contactId', 'key', 'data'], '', faults);
  const journeyId = requiredText(body, 'journeyId', '', faults);
  const contactId = requiredText(body, 'contactId', '', faults);
  const key = optionalText(body, 'key', '', faults);
  const given = field(body, 'data');
  if (given !== undefined && !isFields(given))
    faults.push({ pointer: '/data', code: 'not_an_object', message: '"data" must be an object.' });
  const data = isFields(given) ? checkData(given, {}, '/data', faults) : undefined;
  if (faults.length > 0) throw badBody(faults);
  return { journeyId, contactId, ...(key === undefined ? {} : { key }), ...(data === undefined ? {} : { data }) };
}
