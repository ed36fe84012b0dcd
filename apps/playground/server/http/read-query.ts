import type { Context } from 'hono';
import { badBody } from './problem.ts';

/** The page asked for: `after` is the previous page's `next`, `limit` from 1 to 1,000 (50 if absent). */
export function pageOf(context: Context): { readonly after: string | undefined; readonly limit: number } {
  const text = context.req.query('limit') ?? '50';
  const limit = Number(text);
  if (!/^\d{1,4}$/.test(text) || limit < 1 || limit > 1_000)
    throw badBody([{ pointer: '?limit', code: 'limit_invalid', message: '"limit" must be a number from 1 to 1000.' }]);
  return { after: context.req.query('after') || undefined, limit };
}

/** Query parameters of these names that are there and not empty. */
export function namedOf<Name extends string>(context: Context, names: readonly Name[]): { readonly [name in Name]?: string } {
  const given = names.map((name) => [name, context.req.query(name)] as const).filter(([, value]) => value !== undefined && value !== '');
  // `fromEntries` widens the keys; they come from `names`.
  return Object.fromEntries(given) as { readonly [name in Name]?: string };
}
