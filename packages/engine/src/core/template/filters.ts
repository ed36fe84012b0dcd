import { isTimeZone } from '@sojourn/schema';
import type { TimeZone } from '@sojourn/schema';
import { filters as builtIn, toValue } from 'liquidjs';
import type { Liquid } from 'liquidjs';
import { formatDate } from './format-date.ts';
import { isMissing, Missing } from './missing.ts';
import { TemplateContext } from './template-context.ts';

/** The filters a template may use, beside `date` and `default`. Each gives the same on every machine, and reads nothing but its input. */
const allowed = [
  'abs', 'append', 'at_least', 'at_most', 'capitalize', 'ceil', 'compact', 'concat', 'divided_by', 'downcase', 'escape', 'escape_once',
  'first', 'floor', 'join', 'json', 'last', 'lstrip', 'minus', 'modulo', 'newline_to_br', 'plus', 'prepend', 'remove', 'remove_first', 'replace',
  'replace_first', 'reverse', 'round', 'rstrip', 'size', 'slice', 'split', 'strip', 'strip_newlines', 'times', 'truncate',
  'truncatewords', 'uniq', 'upcase', 'url_encode',
]; // prettier-ignore

/** Names of every filter that a template may use. */
export const filterNames: readonly string[] = [...allowed, 'date', 'default'];

type Handler = (this: unknown, value: unknown, ...parameters: readonly unknown[]) => unknown;

/** Leaves a template engine with the filters of the list only. */
export function restrictFilters(liquid: Liquid): void {
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const name of allowed) {
    const one = builtIn[name];
    // Filters are functions, or objects around one; both take the value first.
    const handler = (typeof one === 'object' ? one.handler : one) as Handler | undefined;
    if (handler !== undefined) liquid.registerFilter(name, passMissing(handler));
  }
  liquid.registerFilter('default', defaultTo);
  liquid.registerFilter('date', passMissing(date));
}

/** A missing value stays missing until a `default`; a missing parameter leaves nothing to compute with. */
function passMissing(handler: Handler): Handler {
  return function filter(value, ...parameters) {
    if (isMissing(value)) return new Missing();
    if (parameters.some((parameter) => isMissing(parameter))) throw new TypeError('A filter lacks a parameter');
    return handler.call(this, value, ...parameters);
  };
}

/** The fallback of what is missing, false or empty. */
function defaultTo(this: unknown, value: unknown, fallback: unknown, ...options: readonly unknown[]): unknown {
  const plain: unknown = toValue(value);
  const allowsFalse = options.some((option) => Array.isArray(option) && option[0] === 'allow_false' && option[1] === true);
  if (plain === false && allowsFalse) return false;
  const isEmpty = plain === undefined || plain === null || plain === false || plain === '' || (Array.isArray(plain) && plain.length === 0);
  return isEmpty ? (fallback ?? new Missing()) : plain;
}

/** `date: pattern, zone`: in the zone that applies to the contact if none is named. */
function date(this: unknown, value: unknown, pattern: unknown = '%Y-%m-%d', zone?: unknown): string {
  const where = zone === undefined ? zoneOf(this) : zone;
  const isReadable = typeof value === 'string' && typeof pattern === 'string' && typeof where === 'string' && isTimeZone(where);
  const text = isReadable ? formatDate(value, pattern, where) : undefined;
  if (text === undefined) throw new TypeError('Not a date, an instant or a zone');
  return text;
}

/** The library calls a filter with the context of the template around it. */
function zoneOf(filter: unknown): TimeZone {
  // Its own calls only come from there.
  const { context } = filter as { readonly context: unknown };
  if (!(context instanceof TemplateContext)) throw new TypeError('A filter without its template');
  return context.zone;
}
