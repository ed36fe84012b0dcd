import type { Tenant } from '../ports/store.ts';
import { readIndex, readVersion } from './published.ts';
import { readStream } from './read-stream.ts';
import { inputStream } from './record-batch.ts';
import type { RecordedBatch, RecordedContact, RecordedState, Recording } from './recording.ts';
import type { Runtime } from './runtime.ts';
import { readSettings } from './settings-book.ts';

/** All that decided the enrollments of a contact; `undefined` if nothing was recorded of it. */
export async function exportRecording(runtime: Runtime, tenant: Tenant, contactId: string): Promise<Recording | undefined> {
  const { store } = runtime;
  const contacts = await recordedContacts(runtime, tenant, contactId);
  const batches = contacts.flatMap((one) => one.batches).filter((batch) => 'inputs' in batch);
  if (contacts.every((one) => one.batches.length === 0)) return undefined;
  const { index } = await readIndex(store, tenant);
  const names = index.journeys.flatMap(({ id, versions }) => versions.map(({ version }) => ({ journeyId: id, version })));
  const versions = await Promise.all(
    names.map(async ({ journeyId, version }) => {
      const document = await readVersion(store, tenant, journeyId, version);
      return document === undefined ? [] : [{ journeyId, version, document }];
    }),
  );
  const digests = [...new Set(batches.map(({ settings }) => settings))];
  const settings = await Promise.all(digests.map(async (digest) => [digest, await readSettings(store, tenant, digest)] as const));
  return { tenant, contacts, index, versions: versions.flat(), settings: Object.fromEntries(settings) };
}

/** What was recorded of a contact, and of those that were merged into it, by way of others too. */
async function recordedContacts(runtime: Runtime, tenant: Tenant, contactId: string): Promise<readonly RecordedContact[]> {
  const contacts = new Map<string, RecordedContact>();
  const wanted = [contactId];
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    if (contacts.has(id)) continue;
    const batches = await readStream<RecordedBatch | RecordedState>(runtime, tenant, inputStream(id));
    contacts.set(id, { contactId: id, batches });
    for (const batch of batches) {
      if (!('inputs' in batch)) continue;
      for (const { body } of batch.inputs) if (body.type === 'merged') wanted.push(body.from);
    }
  }
  return [...contacts.values()];
}
