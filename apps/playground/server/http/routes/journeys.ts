import { checkJourney, parseJourney } from '@sojourn/schema';
import type { JsonObject } from '@sojourn/schema';
import type { PublishedJourney, PublishedVersion } from '@sojourn/engine';
import { Hono } from 'hono';
import type { Draft } from '../../drafts.ts';
import type { Host } from '../../host.ts';
import { badBody, notFound, RequestRefused, type Fault } from '../problem.ts';
import { field, isFields, optionalText, refuseOthers, type Fields } from '../read-fields.ts';
import { readJson } from '../read-json.ts';

/** Drafts, and the versions that were published from them. */
export function journeyRoutes(host: Host): Hono {
  const { drafts, engine, workspace, feed } = host;
  return new Hono()
    .get('/api/journeys', async (context) => {
      const published = await engine.journeys();
      const rows = (await drafts.list()).map((draft) => ({ ...draft, versions: versionsIn(published, draft.id) }));
      return context.json({ rows });
    })
    .get('/api/journeys/:id', async (context) => {
      const draft = await draftOf(host, context.req.param('id'));
      return context.json({ ...draft, versions: versionsIn(await engine.journeys(), draft.id) });
    })
    .get('/api/journeys/:id/versions/:version', async (context) => {
      const { id, version } = context.req.param();
      if (!/^\d{1,9}$/.test(version)) throw notFound('version', version);
      return context.json({ journey: await engine.journey(id, Number(version)) });
    })
    .put('/api/journeys/:id', async (context) => {
      const id = readId(context.req.param('id'));
      const { journey, revision } = readSave(await readJson(context), id);
      const outcome = await drafts.save(journey, id, revision);
      if (!outcome.saved) throw changedMeanwhile(outcome.theirs);
      feed.tell('journeys');
      // A draft is kept as it is; what is wrong with it is said, not refused.
      const parsed = parseJourney(journey);
      return context.json({ revision: outcome.revision, problems: parsed.ok ? checkJourney(parsed.journey, workspace) : parsed.problems });
    })
    .post('/api/journeys/:id/publish', async (context) => {
      const id = context.req.param('id');
      const draft = await draftOf(host, id);
      const { revision, note } = readPublish(await readJson(context));
      if (revision !== undefined && revision !== draft.revision) throw changedMeanwhile(draft);
      const published = await engine.publish(draft.journey, { by: 'playground', ...(note === undefined ? {} : { note }) });
      feed.tell('journeys');
      return context.json(published);
    });
}

async function draftOf({ drafts }: Host, id: string): Promise<Draft> {
  const draft = await drafts.get(id);
  if (draft === undefined) throw notFound('journey', id);
  return draft;
}

/** Newest first. */
function versionsIn(published: readonly PublishedJourney[], id: string): readonly PublishedVersion[] {
  return published.find((one) => one.id === id)?.versions.toReversed() ?? [];
}

function readId(id: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(id)) {
    throw badBody([
      {
        pointer: '/id',
        code: 'id_invalid',
        message: `"${id}" cannot be a journey's id: lower-case letters, digits and hyphens, at most 100.`,
      },
    ]);
  }
  return id;
}

function readSave(body: unknown, id: string): { journey: JsonObject; revision: number } {
  if (!isFields(body))
    throw badBody([
      { pointer: '', code: 'not_an_object', message: 'Send an object with "journey" and the "revision" it was read at (0 for a new one).' },
    ]);
  const faults: Fault[] = [];
  refuseOthers(body, ['journey', 'revision'], '', faults);
  const journey = field(body, 'journey');
  if (!isFields(journey)) faults.push({ pointer: '/journey', code: 'not_an_object', message: '"journey" must be an object.' });
  else if (field(journey, 'id') !== id)
    faults.push({
      pointer: '/journey/id',
      code: 'id_mismatch',
      message: `The address names the journey "${id}", the document another one.`,
    });
  const revision = readRevision(body, faults);
  if (revision === undefined && faults.length === 0)
    faults.push({
      pointer: '/revision',
      code: 'missing',
      message: '"revision" is missing: the one the draft was read at, or 0 for a new one.',
    });
  if (faults.length > 0) throw badBody(faults);
  // It came through JSON.parse, and is an object.
  return { journey: journey as JsonObject, revision: revision ?? 0 };
}

function readPublish(body: unknown): { revision: number | undefined; note: string | undefined } {
  if (!isFields(body))
    throw badBody([{ pointer: '', code: 'not_an_object', message: 'Send an object, with "revision" and "note" if you like.' }]);
  const faults: Fault[] = [];
  refuseOthers(body, ['revision', 'note'], '', faults);
  const request = { revision: readRevision(body, faults), note: optionalText(body, 'note', '', faults, 2_000) };
  if (faults.length > 0) throw badBody(faults);
  return request;
}

function readRevision(body: Fields, faults: Fault[]): number | undefined {
  const revision = field(body, 'revision');
  if (revision === undefined || (typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0)) return revision;
  faults.push({ pointer: '/revision', code: 'revision_invalid', message: '"revision" must be a whole number from 0.' });
  return undefined;
}

function changedMeanwhile(theirs: Draft | undefined): RequestRefused {
  return new RequestRefused({
    title: 'Changed meanwhile',
    status: 409,
    code: 'draft_changed',
    detail:
      theirs === undefined
        ? 'There is no draft yet: save it with revision 0.'
        : `Somebody saved this draft meanwhile; it is at revision ${theirs.revision}.`,
    ...(theirs === undefined ? { revision: 0 } : { revision: theirs.revision, journey: theirs.journey }),
  });
}
