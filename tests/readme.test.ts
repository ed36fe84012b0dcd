import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const examples = [...readme.matchAll(/<!-- example: (?<path>\S+) -->\n+```tsx?\n(?<code>[\s\S]*?)```/gu)];

describe('the README', () => {
  it('shows an example for the editor and one for the engine', () => {
    expect(examples.map((example) => example.groups?.['path'])).toEqual(['docs/examples/editor.tsx', 'docs/examples/engine.ts']);
  });

  it.each(examples.map((example) => ({ path: example.groups?.['path'] ?? '', code: example.groups?.['code'] ?? '' })))(
    'quotes $path as it is compiled and run',
    ({ path, code }) => {
      expect(code).toBe(readFileSync(new URL(path, root), 'utf8'));
    },
  );

  it('links only to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)(?<path>[^)#]+)/gu)].map((link) => link.groups?.['path'] ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(existsSync(new URL(link, root)), link).toBe(true);
  });
});
