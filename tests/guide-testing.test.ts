import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseScenario } from '@sojourn/schema';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const path = new URL('docs/examples/testing.ts', root);
const guide = readFileSync(new URL('docs/guide/testing.md', root), 'utf8');

it('the guide to testing quotes its example as it is compiled', () => {
  expect(/```ts\n(?<code>[\s\S]*?)```/u.exec(guide)?.groups?.['code']).toBe(readFileSync(path, 'utf8'));
});

it('and the example does what the guide says', () => {
  const printed = execFileSync(process.execPath, [fileURLToPath(path)], { encoding: 'utf8' });
  expect(printed.trim().split('\n')).toEqual(['passed true 0', 'nobody takes pause bought', 'sent hello ann true', 'sent offer ann true']);
});

it('its scenario is one, and the tests that it names are there', () => {
  expect(parseScenario(/```json\n(?<code>[\s\S]*?)```/u.exec(guide)?.groups?.['code'] ?? '').ok).toBe(true);
  const named = [...guide.matchAll(/`(?<path>(?:tests|packages)\/[\w./-]+)`/gu)].map((match) => match.groups?.['path'] ?? '');
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((one) => !existsSync(new URL(one, root)))).toEqual([]);
});
