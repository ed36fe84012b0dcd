import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { publishedPackages, readManifest, stagedFolder } from './packages/published-packages.ts';
import { stage } from './packages/stage.ts';
import { root } from './root.ts';

// What a page pays for an entry, with its dependencies and without React: minified and compressed by gzip, in kB of 1,000 bytes.
// `first` is loaded with the entry, `later` on demand. Limits stand in sizes.json and are raised on purpose, with --write.
type Size = { readonly first: number; readonly later: number };
type Limits = Readonly<Record<string, Size>>;

const limitsPath = join(import.meta.dirname, 'sizes.json');
const shouldWrite = process.argv.includes('--write');
/** Entries that run on servers only. */
const serverPackages = new Set(['postgres', 'cli']);
const serverEntries = new Set(['@sojourn/engine/handlers', '@sojourn/engine/testing']);
/** What was promised of an entry's first load, in kB: --write does not raise it. See docs/decisions/0013. */
const promised: Readonly<Record<string, number>> = { '@sojourn/schema/editing': 25, '@sojourn/editor': 150 };

const options = {
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  external: ['react', 'react-dom', 'react/*', 'react-dom/*', 'node:*'],
  write: false,
  metafile: true,
  logLevel: 'error',
} as const satisfies BuildOptions;

await stage();
// Our own file, written below.
const limits = JSON.parse(await readFile(limitsPath, 'utf8')) as Limits;
const sizes: Record<string, Size> = {};
for (const name of publishedPackages.filter((one) => !serverPackages.has(one))) {
  const { name: packageName, exports } = readManifest(stagedFolder(name));
  for (const entry of Object.keys(exports).filter((one) => !one.endsWith('.json'))) {
    const specifier = entry.replace(/^\./, packageName);
    if (!serverEntries.has(specifier)) sizes[specifier] = await measure(specifier, stagedFolder(name));
  }
}

const rows = Object.entries(sizes).map(([entry, { first, later }]) => {
  const limit = limits[entry];
  const fits = limit !== undefined && first <= Math.min(limit.first, promised[entry] ?? Infinity) && later <= limit.later;
  return { entry, first, 'first, at most': limit?.first, later, 'later, at most': limit?.later, fits };
});
console.table(rows);
if (shouldWrite) {
  // A tenth of room, so that a limit is met by growth that somebody should look at and not by a comma.
  const room = (size: number): number => Math.ceil(size * 1.1);
  const raised = Object.fromEntries(
    Object.entries(sizes).map(([entry, { first, later }]) => [
      entry,
      { first: Math.min(room(first), promised[entry] ?? Infinity), later: room(later) },
    ]),
  );
  await writeFile(limitsPath, `${JSON.stringify(raised, null, 2)}\n`);
}
if (rows.some(({ entry, first, fits }) => (shouldWrite ? first > (promised[entry] ?? Infinity) : !fits))) {
  console.error('An entry has outgrown its limit. If that is meant, run `npx pnpm@12 sizes --write` and say why in the commit.');
  process.exitCode = 1;
}

async function measure(specifier: string, folder: string): Promise<Size> {
  const contents = specifier.endsWith('.css') ? `import ${JSON.stringify(specifier)}` : `export * from ${JSON.stringify(specifier)}`;
  const { outputFiles, metafile } = await build({ ...options, stdin: { contents, resolveDir: folder }, outdir: join(root, '.temp/sizes') });
  const byPath = new Map(outputFiles.map((file) => [file.path, gzipSync(file.contents).length]));
  const all = Object.keys(metafile.outputs);
  const first = new Set(all.filter((path) => /(?:^|\/)stdin\.(?:js|css)$/.test(path)));
  for (const path of first) {
    for (const imported of metafile.outputs[path]?.imports ?? [])
      if (imported.kind === 'import-statement' && !imported.external) first.add(imported.path);
  }
  const sum = (paths: readonly string[]): number => paths.reduce((total, path) => total + (byPath.get(join(root, path)) ?? 0), 0);
  const later = sum(all.filter((path) => !first.has(path))) + (await sizeOfWorkers(Object.keys(metafile.inputs)));
  return { first: inKilobytes(sum(all.filter((path) => first.has(path)))), later: inKilobytes(later) };
}

/** Workers are named by an address, which the bundler does not follow: each is a bundle of its own, loaded when it is started. */
async function sizeOfWorkers(inputs: readonly string[]): Promise<number> {
  let total = 0;
  for (const input of inputs.filter((path) => path.startsWith('.temp/published/') && path.endsWith('.js'))) {
    const source = await readFile(join(root, input), 'utf8');
    for (const [, address] of source.matchAll(/new URL\(\s*['"](\.[^'"]+\.js)['"],\s*import\.meta\.url/g)) {
      const { outputFiles } = await build({
        ...options,
        entryPoints: [join(root, dirname(input), address ?? '')],
        outdir: join(root, '.temp/sizes'),
      });
      total += outputFiles.reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
    }
  }
  return total;
}

function inKilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}
