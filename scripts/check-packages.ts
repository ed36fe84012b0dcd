import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages, readManifest, stagedFolder } from './packages/published-packages.ts';
import { stage } from './packages/stage.ts';
import { run, tool } from './run.ts';

// Checks what would be published: the tarballs by publint and are-the-types-wrong, then every entry by importing it as a host would.
const tarballs = await stage();
const findings: string[] = [];

async function expectSuccess(what: string, command: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await run(command, args, { cwd });
  if (code !== 0) findings.push(`${what}\n${output.trim()}`);
}

/** Entries that are files for a bundler or a validator, not modules with types. */
const isModule = (path: string): boolean => !/\.(?:css|json)$/.test(path);

for (const name of publishedPackages) {
  const folder = stagedFolder(name);
  const manifest = readManifest(folder);
  const tarball = tarballs.get(name) ?? '';
  const entries = Object.keys(manifest.exports);
  const others = entries.filter((entry) => !isModule(entry)).flatMap((entry) => ['--exclude-entrypoints', entry]);

  await expectSuccess(`publint, ${name}`, tool('publint'), ['run', tarball, '--strict'], folder);
  await expectSuccess(
    `are-the-types-wrong, ${name}`,
    tool('attw'),
    [tarball, '--profile', 'esm-only', '--no-emoji', '--no-color', ...others],
    folder,
  );
  for (const entry of entries) {
    const specifier = entry.replace(/^\./, manifest.name);
    if (isModule(entry)) {
      await expectSuccess(
        `importing ${specifier} on a server`,
        process.execPath,
        ['--input-type=module', '--eval', `await import(${JSON.stringify(specifier)})`],
        folder,
      ); // a package's own name resolves inside it
      continue;
    }
    const target = manifest.exports[entry];
    if (typeof target !== 'string' || !existsSync(join(folder, target))) findings.push(`${specifier} names a file that was not packed.`);
  }
  for (const [command, file] of Object.entries(manifest.bin ?? {})) {
    await expectSuccess(`${command} --help`, process.execPath, [join(folder, file), '--help'], folder);
  }
}

for (const finding of findings) console.error(`${finding}\n`);
console.log(`${publishedPackages.length} packages checked, ${findings.length} findings.`);
process.exitCode = findings.length === 0 ? 0 : 1;
