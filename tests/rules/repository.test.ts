import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('the repository', () => {
  it('names no registry in the lockfile, so that any mirror serves it', () => {
    const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');

    expect(lockfile).not.toMatch(/https?:\/\/|tarball:/);
  });

  it('holds no path of the machine it was written on', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
    const text = files.filter((file) => !/\.(?:png|woff2?)$/.test(file) && file !== 'tests/rules/repository.test.ts');
    const found = text.filter((file) => /(?:^|[\s'"`(=])\/(?:root|home|Users|work)\/\w/m.test(readOrNothing(file)));

    expect(found).toEqual([]);
  });
});

/** A file that was deleted and not committed yet is listed, and is nothing to read. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '';
  }
}
