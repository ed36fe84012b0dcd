import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let workspace: string;

/** A copy of the rules beside other sources: what the rules say depends on a file's path from the root. */
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'sojourn-lint-'));
  for (const name of ['node_modules', 'scripts']) await symlink(join(root, name), join(workspace, name));
  for (const name of ['schema', 'engine', 'editor']) {
    await mkdir(join(workspace, 'packages', name), { recursive: true });
    await cp(join(root, 'packages', name, 'package.json'), join(workspace, 'packages', name, 'package.json'));
  }
  for (const name of ['package.json', 'pnpm-workspace.yaml']) await cp(join(root, name), join(workspace, name));
  const config = await readFile(join(root, '.oxlintrc.json'), 'utf8');
  // Types would need a whole workspace; the rules under test read the syntax only.
  await writeFile(join(workspace, '.oxlintrc.json'), config.replace('"typeAware": true', '"typeAware": false'));
});

afterAll(() => rm(workspace, { recursive: true, force: true }));

async function codesFor(file: string, source: string): Promise<readonly string[]> {
  const path = join(workspace, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, source);
  const output = await new Promise<string>((resolve) => {
    execFile(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json', file], { cwd: workspace }, (_error, stdout) => resolve(stdout));
  });
  await rm(path);
  // oxlint's JSON report; a crash of the linter is no report, and fails here.
  const report = JSON.parse(output) as { readonly diagnostics: readonly { readonly code: string }[] };
  return report.diagnostics.map((diagnostic) => diagnostic.code);
}

describe('the linter holds the house rules', () => {
  it.each([
    { file: 'packages/schema/src/a.ts', source: `import '@sojourn/engine';`, code: 'sojourn(import-rooms)' },
    { file: 'packages/engine/src/core/a.ts', source: `import '@sojourn/postgres';`, code: 'sojourn(import-rooms)' },
    { file: 'packages/engine/src/core/a.ts', source: `import '../../../schema/src/index.ts';`, code: 'sojourn(import-rooms)' },
    { file: 'packages/editor/src/canvas/a.ts', source: `import '@sojourn/engine';`, code: 'sojourn(import-rooms)' },
    {
      file: 'packages/editor/src/canvas/a.ts',
      source: `export const load = () => import('@sojourn/engine');`,
      code: 'sojourn(import-rooms)',
    },
    { file: 'packages/engine/src/core/a.ts', source: 'export const now = Date.now();', code: 'sojourn(no-machine-state)' },
    { file: 'packages/schema/src/a.ts', source: 'export const chance = Math.random();', code: 'sojourn(no-machine-state)' },
    { file: 'packages/schema/src/a.ts', source: 'export const today = new Date();', code: 'sojourn(no-machine-state)' },
    { file: 'packages/schema/src/a.ts', source: `export const order = 'a'.localeCompare('b');`, code: 'sojourn(no-machine-state)' },
    {
      file: 'packages/engine/src/core/a.ts',
      source: 'declare const process: object; export const p = process;',
      code: 'sojourn(no-ambient)',
    },
    { file: 'packages/editor/src/a.ts', source: 'export let count = 0;', code: 'sojourn(no-module-state)' },
    { file: 'packages/schema/src/a.ts', source: `export * from './b.ts';`, code: 'sojourn(no-export-all)' },
    { file: 'packages/schema/src/a.ts', source: 'export default 1;', code: 'import(no-default-export)' },
    { file: 'packages/schema/src/a.ts', source: 'export const a: any = 1;', code: 'typescript(no-explicit-any)' },
    { file: 'packages/schema/src/a.ts', source: 'export const a = (b?: string) => b!;', code: 'typescript(no-non-null-assertion)' },
    { file: 'packages/schema/src/a.ts', source: 'export const a = (b: unknown) => b as string;', code: 'sojourn(cast-reason)' },
    { file: 'packages/schema/src/a.ts', source: '\n// line\n'.repeat(160), code: 'eslint(max-lines)' },
    { file: 'packages/schema/src/a.ts', source: `export const run = () => eval('1');`, code: 'eslint(no-eval)' },
    { file: 'packages/schema/src/twoWords.ts', source: 'export const a = 1;', code: 'unicorn(filename-case)' },
  ])('$code: $source', async ({ file, source, code }) => {
    expect(await codesFor(file, source)).toContain(code);
  });

  it.each([
    { file: 'packages/engine/src/runtime/system-clock.ts', source: 'export const now = () => Date.now();' },
    { file: 'packages/engine/src/handlers/email.ts', source: `import 'node:net'; export const at = () => Date.now();` },
    { file: 'packages/editor/src/simulator/a.ts', source: `import '@sojourn/engine';` },
    { file: 'packages/schema/src/a.ts', source: 'export const a = (b: unknown) => b as string; // every caller passes a string' },
    { file: 'packages/schema/src/a.ts', source: 'export const at = (ms: number) => new Date(ms).toISOString();' },
  ])('allows $source in $file', async ({ file, source }) => {
    expect(await codesFor(file, source)).toEqual([]);
  });
});
