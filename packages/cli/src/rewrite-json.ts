import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '@sojourn/schema';
import { layoutOf } from './json-layout.ts';
import type { Laid } from './json-layout.ts';

interface Style {
  readonly text: string;
  readonly indent: string;
  readonly lineEnd: string;
  /** What stands between the brace and the first key of an object on one line. */
  readonly pad: string;
  readonly colon: string;
  readonly comma: string;
}

/**
 * Writes another value into a JSON text, and leaves everything that has not changed as it stands there: white space, what is on one line
 * and what on several, spellings of numbers and texts. What is new is written like what stands beside it.
 *
 * @param text - JSON that parses.
 * @returns A text that parses to the value; the text itself for the value that it has.
 */
export function rewriteJson(text: string, value: JsonValue): string {
  const old: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const laid = layoutOf(text);
  const style: Style = {
    text,
    indent: /^([ \t]+)"/m.exec(text)?.[1] ?? '  ',
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    pad: /\{"/.test(text) ? '' : ' ',
    colon: /"\s*:\S/.test(text) && !/"\s*:\s/.test(text) ? ':' : ': ',
    comma: /,\S/.test(text) && !/,\s/.test(text) ? ',' : ', ',
  };
  return text.slice(0, laid.start) + write(value, { old, laid }, style, 0, false) + text.slice(laid.end);
}

interface Before {
  readonly old: unknown;
  readonly laid: Laid;
}

function write(value: JsonValue, before: Before | undefined, style: Style, depth: number, isInline: boolean): string {
  if (before !== undefined && isDeepStrictEqual(value, before.old) && hasSameOrder(value, before.old))
    return style.text.slice(before.laid.start, before.laid.end);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const entries: readonly (readonly [string, JsonValue])[] = isList
    ? (value as readonly JsonValue[]).map((item, index) => [String(index), item]) // What it says.
    : Object.entries(value);
  if (entries.length === 0) return isList ? '[]' : '{}';
  const matches = isList ? matchItems(entries, before) : before;
  const onOneLine = isInline || isOneLine(before, style);
  const parts = entries.map(([key, item], index) => {
    const known = isList ? (matches as ReadonlyMap<number, Before>).get(index) : memberOf(before, key); // By what was asked.
    const alike = known === undefined && !onOneLine && siblingsAreOneLine(before, style);
    const said = write(item, known, style, depth + 1, onOneLine || alike);
    return isList ? said : `${JSON.stringify(key)}${style.colon}${said}`;
  });
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (onOneLine) {
    const pad = isList ? '' : style.pad;
    return `${open}${pad}${parts.join(style.comma)}${pad}${close}`;
  }
  const line = style.lineEnd + style.indent.repeat(depth + 1);
  return `${open}${line}${parts.join(`,${line}`)}${style.lineEnd}${style.indent.repeat(depth)}${close}`;
}

/** Items are the same by value, else by id, else by place. */
function matchItems(entries: readonly (readonly [string, JsonValue])[], before: Before | undefined): ReadonlyMap<number, Before> {
  const found = new Map<number, Before>();
  const old = Array.isArray(before?.old) ? (before.old as readonly unknown[]) : []; // What it says.
  const left = new Set(old.keys());
  const rules: readonly ((item: JsonValue, other: unknown, index: number, place: number) => boolean)[] = [
    (item, other) => isDeepStrictEqual(item, other),
    (item, other) => idOf(item) !== undefined && idOf(item) === idOf(other),
    (_item, _other, index, place) => index === place,
  ];
  for (const rule of rules) {
    for (const [index, [, item]] of entries.entries()) {
      if (found.has(index)) continue;
      const place = [...left].find((one) => rule(item, old[one], index, one));
      const laid = place === undefined ? undefined : before?.laid.members.get(String(place));
      if (place === undefined || laid === undefined) continue;
      left.delete(place);
      found.set(index, { old: old[place], laid });
    }
  }
  return found;
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}

function memberOf(before: Before | undefined, key: string): Before | undefined {
  const laid = before?.laid.members.get(key);
  const { old } = before ?? {};
  if (laid === undefined || typeof old !== 'object' || old === null || Array.isArray(old)) return undefined;
  // An object of JSON, and the key is among its own.
  return Object.hasOwn(old, key) ? { old: (old as Readonly<Record<string, unknown>>)[key], laid } : undefined;
}

function isOneLine(before: Before | undefined, { text }: Style): boolean {
  return before !== undefined && before.laid.members.size > 0 && !text.slice(before.laid.start, before.laid.end).includes('\n');
}

/** Whether everything beside a new member that could stand on several lines stands on one. */
function siblingsAreOneLine(before: Before | undefined, style: Style): boolean {
  const siblings = [...(before?.laid.members.values() ?? [])].filter(({ members }) => members.size > 0);
  return siblings.length > 0 && siblings.every((laid) => isOneLine({ old: undefined, laid }, style));
}

/** Whether objects have their keys in the same order, all the way down. */
function hasSameOrder(value: unknown, old: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(old);
}
