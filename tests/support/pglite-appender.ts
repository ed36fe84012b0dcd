import { PGlite } from '@electric-sql/pglite';
import type { Tenant } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';

// Appends one input after another to a store on disk, and says which were acknowledged, until it is killed.
const pglite = await PGlite.create(process.argv[2] ?? '');
const store = postgresStore({ pglite });
await store.migrate();
const tenant = 'default' as Tenant; // Branded by the engine where names come in.
for (let n = Number(process.argv[3]); ; n += 1) {
  await store.append(tenant, [{ contactId: `c${n % 7}`, due: n, lane: 'input', body: n, dedupe: `e${n}` }]);
  process.stdout.write(`${n}\n`);
}
