import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.map': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

// No script but our own, no eval, no frame: the editor is made to live under this. Styles are set by script, so style
// attributes are allowed; a style sheet from elsewhere is not.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Answers with a file of the built page; an address without a file extension is a view of the page, and gets `index.html`. */
export async function sendFile(folder: string, pathname: string, response: ServerResponse): Promise<void> {
  const path = extname(pathname) === '' ? '/index.html' : pathname;
  const file = normalize(join(folder, decodeSafely(path)));
  const isInside = file.startsWith(folder + sep);
  const found = isInside ? await stat(file).catch(() => undefined) : undefined;
  if (!found?.isFile()) {
    const text =
      path === '/index.html' ? 'The page is not built yet: run "vite build" in apps/playground, or start with --dev.' : 'Not found.';
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    // Built files carry a hash of their content in their names; the page itself does not.
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
  createReadStream(file).pipe(response);
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}
