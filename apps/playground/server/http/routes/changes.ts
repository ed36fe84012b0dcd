import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Change } from '../../change-feed.ts';
import type { Host } from '../../host.ts';

/** Changes that come together are told together: a skip of a year is one message, not thousands. */
const gatherMs = 150;
/** Keeps proxies from closing a quiet stream. */
const beatMs = 15_000;

/** `GET /api/changes`: server-sent events that name what changed (`enrollments`, `contacts`, `messages`, `journeys`, `clock`). */
export function changeRoutes({ feed, closing }: Host): Hono {
  return new Hono().get('/api/changes', (context) =>
    streamSSE(context, async (stream) => {
      const changed = new Set<Change>();
      let wake: () => void = () => undefined;
      const stop = feed.listen((change) => {
        changed.add(change);
        wake();
      });
      const finish = (): void => {
        stop();
        wake();
      };
      stream.onAbort(finish);
      closing.addEventListener('abort', finish);
      await stream.writeSSE({ event: 'hello', data: '' });
      while (!stream.aborted && !stream.closed && !closing.aborted) {
        if (changed.size === 0) await Promise.race([stream.sleep(beatMs), new Promise<void>((resolve) => (wake = resolve))]);
        if (changed.size > 0) await stream.sleep(gatherMs);
        const data = JSON.stringify([...changed]);
        changed.clear();
        await stream.writeSSE({ event: data === '[]' ? 'beat' : 'changed', data });
      }
      closing.removeEventListener('abort', finish);
    }),
  );
}
