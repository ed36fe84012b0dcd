import { build } from 'esbuild';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

// What a page would pay for a dependency, minified and compressed, in kB of 1,000 bytes: the figures of docs/decisions/0002.
const uses: readonly (readonly [room: string, code: string])[] = [
  ['.', `import Ajv from 'ajv/dist/2020.js'; console.log(new Ajv())`],
  ['packages/schema', `import { Temporal } from 'temporal-polyfill'; console.log(Temporal.Instant)`],
  ['packages/schema', `import { add } from 'temporal-polyfill/fns/ZonedDateTime'; console.log(add)`],
  ['packages/schema', `export * from 're2js'`],
  ['packages/engine', `import { Liquid } from 'liquidjs'; console.log(new Liquid())`],
  ['packages/editor', `export * from '@xyflow/react'`],
  ['packages/editor', `export * from '@radix-ui/react-dialog'`],
  ['packages/editor', `import { createStore } from 'zustand/vanilla'; console.log(createStore)`],
  ['packages/editor', `import { produce } from 'immer'; console.log(produce)`],
  ['packages/editor', `import Elk from 'elkjs/lib/elk.bundled.js'; console.log(new Elk())`],
];

for (const [room, code] of uses) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: join(import.meta.dirname, '..', room) },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external: ['react', 'react-dom', 'react/*'],
    write: false,
    logLevel: 'silent',
  });
  const bytes = outputFiles.reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
  console.log(`${(bytes / 1000).toFixed(1).padStart(6)}  ${code.split(';')[0]}`);
}
