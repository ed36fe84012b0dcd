import type { Contact, Page } from '@sojourn/schema';
import { Hono } from 'hono';
import type { Host } from '../../host.ts';
import { badBody, notFound, type Fault } from '../problem.ts';
import { readContact, readPatch } from '../read-contact.ts';
import { readJson } from '../read-json.ts';
import { pageOf } from '../read-query.ts';

/** Contacts: the engine's projection is the only copy the demo has, so nothing can disagree with it. */
export function contactRoutes(host: Host): Hono {
  const { engine, workspace } = host;
  return new Hono()
    .get('/api/contacts', async (context) => {
      const { after, limit } = pageOf(context);
      return context.json(await findContacts(host, (context.req.query('search') ?? '').trim().toLowerCase(), after, limit));
    })
    .get('/api/contacts/:id', async (context) => {
      const id = context.req.param('id');
      const contact = await engine.contact(id);
      if (contact === undefined) throw notFound('contact', id);
      return context.json(contact);
    })
    .put('/api/contacts/:id', async (context) => {
      const faults: Fault[] = [];
      const contact = readContact(await readJson(context), readId(context.req.param('id')), workspace.catalog, faults);
      if (faults.length > 0) throw badBody(faults);
      await engine.upsertContact(contact);
      return context.json(contact);
    })
    .patch('/api/contacts/:id', async (context) => {
      const faults: Fault[] = [];
      const patch = readPatch(await readJson(context), workspace.catalog, faults);
      if (faults.length > 0) throw badBody(faults);
      return context.json(await engine.patchContact(readId(context.req.param('id')), patch));
    });
}

function readId(id: string): string {
  if (id.length > 200 || /\p{Cc}/u.test(id))
    throw badBody([{ pointer: '/id', code: 'id_invalid', message: 'An id has at most 200 characters and no control characters.' }]);
  return id;
}

/** A search reads every contact: right for a demo's few hundred. A host has its own tables, with indexes, to search in. */
async function findContacts({ engine }: Host, search: string, after: string | undefined, limit: number): Promise<Page<Contact>> {
  const rows: Contact[] = [];
  let from = after;
  for (;;) {
    const page = await engine.contacts({ ...(from === undefined ? {} : { after: from }), limit: search === '' ? limit : 500 });
    if (search === '') return page;
    for (const contact of page.rows) {
      if (!wordsOf(contact).includes(search)) continue;
      // One more than asked for tells that there is another page; it begins after the last one shown.
      if (rows.length === limit) return { rows, next: rows.at(-1)?.id ?? '' };
      rows.push(contact);
    }
    if (page.next === undefined) return { rows };
    from = page.next;
  }
}

function wordsOf({ id, attributes = {}, tags = [] }: Contact): string {
  const texts = Object.entries(attributes).map(
    ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  );
  const byName = new Map(texts);
  const fullName = `${byName.get('firstName') ?? ''} ${byName.get('lastName') ?? ''}`;
  return [id, fullName, ...byName.values(), ...tags].join('\n').toLowerCase();
}
