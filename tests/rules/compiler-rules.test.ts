import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const fixtures = join(root, 'tests/fixtures/compiler');

/** Lines of the fixture that the compiler refuses, checked together with the package's own sources and dependencies. */
async function refusedLines(project: string): Promise<readonly number[]> {
  const output = await new Promise<string>((resolve) => {
    // A finding is a non-zero exit; what it found is on standard output either way.
    execFile(
      join(root, 'node_modules/.bin/tsc'),
      ['-p', join(fixtures, `${project}.json`), '--pretty', 'false'],
      { cwd: root },
      (_error, stdout) => resolve(stdout),
    );
  });
  const lines = [...output.matchAll(/globals\.ts\((\d+),/g)].map((match) => Number(match[1]));
  return [...new Set(lines)].sort((one, other) => one - other);
}

describe('the compiler holds the import rules', () => {
  it.each(['schema', 'engine'])('%s has no timers, DOM, Node, network or console', async (project) => {
    const source = (await readFile(join(fixtures, 'globals.ts'), 'utf8')).split('\n');
    const forbidden = source.flatMap((text, index) => (/^ {2}\w/.test(text) && !text.includes('Math') ? [index + 1] : []));

    const refused = await refusedLines(project);

    expect(refused).toEqual(forbidden);
  });
});
