import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Only scripts from the page's own server, none made of text, and no place that takes text for one. */
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `img-src 'self' data:`,
  `require-trusted-types-for 'script'`,
  `trusted-types 'none'`,
].join('; ');

/** A page under a strict policy. */
export interface StrictPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a module, bundled as a host would and with its chunks, as the only script of a page that has the editor's styles. */
export async function serveStrictPage(contents: string): Promise<StrictPage> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, 'tests'), loader: 'tsx' },
    absWorkingDir: root,
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl' },
    write: false,
    logLevel: 'error',
  });
  const files = new Map<string, Uint8Array | string>(outputFiles.map(({ path, contents: bytes }) => [path, bytes]));
  const style = files.has('/stdin.css') ? '<link rel="stylesheet" href="/stdin.css" />' : '';
  files.set(
    '/index.html',
    `<!doctype html><title>A strict page</title>${style}<div id="root"></div><script type="module" src="/stdin.js"></script>`,
  );
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url;
    const body = files.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': types[extname(path)] ?? 'text/plain',
      'content-security-policy': policy,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Of a server that listens on a port.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
