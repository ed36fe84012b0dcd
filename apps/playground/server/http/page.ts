import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Settings } from '../settings.ts';
import type { Listener } from './listen.ts';
import { sendFile } from './static-files.ts';

/** What serves the page beside the API, on the same port. */
export interface Page {
  /** Requests of the API go to it, all others to the page. */
  around(api: (request: Request) => Response | Promise<Response>): Listener;
  close(): Promise<void>;
}

/** Addresses that are the API's; everything else is the page's. */
const apiPath = /^\/(?:api|events|health|demo\/hooks)(?:\/|$|\?)/;

/** Opens the built page; with `dev`, the page from source, with hot reload over the same port. */
export async function openPage(settings: Settings, server: Server): Promise<Page> {
  const files = settings.dev ? await openVite(server) : builtFiles(settings.clientDir);
  return {
    around(api) {
      const answer = getRequestListener(api);
      return (request, response) => {
        if (apiPath.test(request.url ?? '/')) void answer(request, response);
        else files.send(request, response);
      };
    },
    close: files.close,
  };
}

interface Files {
  readonly send: Listener;
  close(): Promise<void>;
}

function builtFiles(folder: string): Files {
  return {
    send(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://page');
      sendFile(folder, pathname, response).catch(() => response.writeHead(500).end());
    },
    close: async () => undefined,
  };
}

async function openVite(server: Server): Promise<Files> {
  // Only here: a server of the built page runs without it.
  const { createServer } = await import('vite');
  const vite = await createServer({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    server: { middlewareMode: true, hmr: { server } },
    appType: 'spa',
  });
  return { send: (request, response) => vite.middlewares(request, response), close: () => vite.close() };
}
