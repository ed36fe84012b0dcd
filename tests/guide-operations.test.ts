import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { postgresStore } from '@sojourn/postgres';
import { expect, it } from 'vitest';

const guide = readFileSync(new URL('../docs/guide/operations.md', import.meta.url), 'utf8');

it('the guide to operations says what every migration does', async () => {
  const pglite = await PGlite.create();
  await postgresStore({ pglite }).migrate();
  const { rows } = await pglite.query<{ version: number; name: string }>('select version, name from sojourn.migration order by version');
  await pglite.close();
  const table = [...guide.matchAll(/^\| (?<version>\d+) \| (?<name>.+) \|$/gmu)].map(({ groups }) => [
    Number(groups?.['version']),
    groups?.['name'],
  ]);
  expect(table).toEqual(rows.map(({ version, name }) => [version, name]));
});
