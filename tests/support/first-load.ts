import { build } from 'esbuild';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../..');

/** What a page gets for an import, before anything is asked for later. */
export interface FirstLoad {
  /** The files whose code is in it, from the repository's root; dependencies by their package's name. */
  readonly files: ReadonlySet<string>;
  /** The files that are read to make it, also those of which nothing is left. */
  readonly reached: ReadonlySet<string>;
  /** Minified and compressed by gzip, without React. */
  readonly bytes: number;
}

/** Bundles a module as a host's page would, from source, and follows what is imported statically. */
export async function firstLoadOf(contents: string): Promise<FirstLoad> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: join(root, 'tests'), loader: 'ts' },
    absWorkingDir: root,
    outdir: join(root, '.temp/first-load'),
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    jsx: 'automatic',
    external: ['react', 'react-dom', 'react/*', 'react-dom/*'],
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const first = new Set(Object.keys(metafile.outputs).filter((path) => path.endsWith('/stdin.js')));
  for (const path of first) {
    for (const imported of metafile.outputs[path]?.imports ?? [])
      if (imported.kind === 'import-statement' && imported.external !== true) first.add(imported.path);
  }
  const code = outputFiles.filter(({ path }) => [...first].some((one) => path === join(root, one)));
  const files = [...first].flatMap((path) => {
    const inputs = metafile.outputs[path]?.inputs ?? {};
    // A file that is only passed through leaves nothing behind.
    return Object.keys(inputs).filter((input) => (inputs[input]?.bytesInOutput ?? 0) > 0);
  });
  return {
    files: new Set(files.map(named)),
    reached: new Set(Object.keys(metafile.inputs).map(named)),
    bytes: code.reduce((sum, { contents: text }) => sum + gzipSync(text).length, 0),
  };
}

function named(path: string): string {
  const dependency = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return dependency ?? path;
}
