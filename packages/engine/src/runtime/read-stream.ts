import type { Tenant } from '../ports/store.ts';
import type { Runtime } from './runtime.ts';

const logPage = 1_000;

/** Reads a whole stream of the log, in order; erased entries are left out. */
export async function readStream<T extends { readonly seq: number }>(
  runtime: Runtime,
  tenant: Tenant,
  stream: string,
): Promise<readonly T[]> {
  const entries: T[] = [];
  // Entries are numbered from 1 without gaps, erased ones too.
  for (let after = 0; ; after += logPage) {
    const page = await runtime.store.log(tenant, stream, after, logPage);
    // Only `toWrite` makes these bytes; an erased entry has none.
    for (const bytes of page) if (bytes.length > 0) entries.push(JSON.parse(runtime.platform.decode(bytes)) as T);
    if (page.length < logPage) return entries;
  }
}
