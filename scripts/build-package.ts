import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, tool } from './run.ts';

// Builds the package in the current folder: plain `tsc`, then what the compiler does not know about.
const folder = process.cwd();
const dist = join(folder, 'dist');

await rm(dist, { recursive: true, force: true });
const { code, output } = await run(tool('tsc'), ['-p', 'tsconfig.build.json', '--pretty', 'false'], { cwd: folder });
if (code !== 0) {
  process.stderr.write(output);
  process.exit(code);
}

// The compiler rewrites `.ts` in imports only; a worker's address is an expression to it.
for (const file of await readdir(dist, { recursive: true })) {
  if (!file.endsWith('.js')) continue;
  const path = join(dist, file);
  const source = await readFile(path, 'utf8');
  const rewritten = source.replace(/(new URL\(\s*['"][^'"]+)\.tsx?(['"],\s*import\.meta\.url)/g, '$1.js$2');
  if (rewritten !== source) await writeFile(path, rewritten);
}

const styles = join(folder, 'src/styles.css');
if (existsSync(styles)) {
  await build({
    entryPoints: [styles],
    outfile: join(dist, 'styles.css'),
    bundle: true,
    minify: true,
    logLevel: 'warning',
    loader: { '.svg': 'dataurl' },
  });
}
