import type { Context } from 'hono';
import { RequestRefused } from './problem.ts';

/** The size a body may have, in bytes. */
export const maxBodyBytes = 2 * 1024 * 1024;

/**
 * Reads a JSON body.
 *
 * @throws RequestRefused 415 for another content type, 413 beyond `maxBodyBytes`, 400 where it is not JSON, with the place.
 */
export async function readJson(context: Context): Promise<unknown> {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !type.endsWith('+json')) {
    const given = type === '' ? 'no content type' : `"${type}"`;
    throw new RequestRefused({
      title: 'Unsupported media type',
      status: 415,
      code: 'content_type',
      detail: `Send JSON with the content type application/json; this came with ${given}.`,
    });
  }
  const text = await readText(context.req.raw);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new RequestRefused({
      title: 'Bad request',
      status: 400,
      code: 'not_json',
      detail: `The body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
      ...placeOf(error, text),
    });
  }
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A body without a length is counted as it comes, and dropped as soon as it is too much.
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new RequestRefused({ title: 'Bad request', status: 400, code: 'not_utf8', detail: 'The body is not UTF-8.' });
  }
}

function tooLarge(): RequestRefused {
  return new RequestRefused({
    title: 'Too large',
    status: 413,
    code: 'body_too_large',
    detail: `A body may have ${maxBodyBytes} bytes. Send events in several batches.`,
  });
}

/** V8 says where it stopped, but not for a text that ends too early: that is its end. */
function placeOf(error: unknown, text: string): { line: number; column: number } {
  const said = error instanceof Error ? /at position (\d+)/.exec(error.message) : null;
  const before = text.slice(0, said === null ? text.length : Number(said[1]));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
