import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const path = new URL('docs/examples/people.ts', root);

it('the guide to people quotes its example as it is compiled', () => {
  const guide = readFileSync(new URL('docs/guide/people.md', root), 'utf8');
  expect(/```ts\n(?<code>[\s\S]*?)```/u.exec(guide)?.groups?.['code']).toBe(readFileSync(path, 'utf8'));
});

it('and the example does what the guide says', () => {
  const printed = execFileSync(process.execPath, [fileURLToPath(path)], { encoding: 'utf8' });
  expect(printed.trim().split('\n')).toEqual([
    'ask ann 20 % for acme? false',
    'reissued bob',
    'ask bob 20 % for acme? true',
    'open 20 % for acme? 2026-03-10T14:00:00.000Z',
    'reminded bob',
    'completed bob',
    'exited:granted',
  ]);
});
