import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { migrations } from './index.ts';

const guide = readFileSync(new URL('../../../../docs/guide/operations.md', import.meta.url), 'utf8');

it('the guide to operations says what every migration does', () => {
  const rows = [...guide.matchAll(/^\| (?<version>\d+) \| (?<name>.+) \|$/gmu)];
  const told = rows.map(({ groups }) => [Number(groups?.['version']), groups?.['name']]);
  expect(told).toEqual(migrations.map(({ version, name }) => [version, name]));
});
