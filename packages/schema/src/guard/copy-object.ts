import type { JsonValue } from '../values.ts';
import { forbiddenKeys } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Limits } from './limits.ts';
import { numberProblem } from './scan-token.ts';

interface Copy {
  readonly limits: Limits;
  readonly findings: Finding[];
  readonly path: (string | number)[];
  readonly ancestors: Set<object>;
  values: number;
  size: number;
  isOver: boolean;
}

/** A plain copy of a value, or what keeps it from being JSON. */
export type CopiedObject = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Copies a value that claims to be JSON: own enumerable properties only, each read once, so that what was checked is what is used.
 *
 * A member that is `undefined` is left out, as in `JSON.stringify`. Getters and proxies that throw are findings. Never throws.
 */
export function copyObject(value: unknown, limits: Limits): CopiedObject {
  const copy: Copy = { limits, findings: [], path: [], ancestors: new Set(), values: 0, size: 0, isOver: false };
  const result = copyValue(copy, value);
  if (result === undefined || copy.findings.length > 0) return { ok: false, findings: copy.findings };
  return { ok: true, value: result };
}

function copyValue(copy: Copy, value: unknown): JsonValue | undefined {
  if (copy.isOver) return undefined;
  if (++copy.values > copy.limits.values) return refuse(copy, 'document_too_many_values', copy.limits.values);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    const problem = numberProblem(value);
    if (problem !== undefined) report(copy, problem);
    // JSON has no negative zero.
    return value === 0 ? 0 : value;
  }
  if (typeof value === 'string') return copyText(copy, value);
  if (typeof value !== 'object') return notJson(copy, typeof value);
  const depth = copy.path.length;
  try {
    return copyContainer(copy, value);
  } catch {
    // Where the reading broke off may be a member of this value.
    report(copy, 'value_unreadable');
    copy.path.length = depth;
    return undefined;
  }
}

function copyText(copy: Copy, value: string): string | undefined {
  copy.size += value.length;
  if (copy.size > copy.limits.bytes) return refuse(copy, 'document_too_large', copy.limits.bytes);
  if (value.length > copy.limits.textLength) report(copy, 'text_too_long', { limit: copy.limits.textLength, length: value.length });
  else if (/\p{Surrogate}/u.test(value)) report(copy, 'text_not_unicode');
  return value;
}

function copyContainer(copy: Copy, value: object): JsonValue | undefined {
  if (copy.ancestors.has(value)) {
    report(copy, 'value_cyclic');
    return undefined;
  }
  if (copy.ancestors.size >= copy.limits.depth) return refuse(copy, 'document_too_deep', copy.limits.depth);
  const isList = Array.isArray(value);
  if (!isList && !isPlain(value)) return notJson(copy, 'object');
  copy.ancestors.add(value);
  try {
    // Just found to be a list, or an object whose keys are read one by one.
    return isList ? copyList(copy, value as readonly unknown[]) : copyMembers(copy, value as Readonly<Record<string, unknown>>);
  } finally {
    copy.ancestors.delete(value);
  }
}

function copyList(copy: Copy, list: readonly unknown[]): JsonValue {
  const result: JsonValue[] = [];
  for (let index = 0; index < list.length && !copy.isOver; index++) {
    copy.path.push(index);
    const item = copyValue(copy, list[index]);
    if (item !== undefined) result.push(item);
    copy.path.pop();
  }
  return result;
}

function copyMembers(copy: Copy, object: Readonly<Record<string, unknown>>): JsonValue {
  const result: Record<string, JsonValue> = {};
  for (const key of Object.keys(object)) {
    if (copy.isOver) break;
    copy.path.push(key);
    if (isGoodKey(copy, key)) {
      const member = object[key];
      const value = member === undefined ? undefined : copyValue(copy, member);
      if (value !== undefined) result[key] = value;
    }
    copy.path.pop();
  }
  return result;
}

function isGoodKey(copy: Copy, key: string): boolean {
  copy.size += key.length;
  if (copy.size > copy.limits.bytes) {
    refuse(copy, 'document_too_large', copy.limits.bytes);
    return false;
  }
  if (forbiddenKeys.has(key)) report(copy, 'key_forbidden', { key });
  else if (key.length > copy.limits.keyLength) refuse(copy, 'key_too_long', copy.limits.keyLength);
  else if (/\p{Surrogate}/u.test(key)) report(copy, 'text_not_unicode');
  else return true;
  return false;
}

/** Made by a literal or without a prototype, in this realm or another: not a class, a map or a date. */
function isPlain(value: object): boolean {
  // The declared type is `any`.
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notJson(copy: Copy, found: string): undefined {
  report(copy, 'value_not_json', { found });
  return undefined;
}

function refuse(copy: Copy, code: string, limit: number): undefined {
  report(copy, code, { limit });
  copy.isOver = true;
  return undefined;
}

function report(copy: Copy, code: string, params: Finding['params'] = {}): void {
  // A path may hold a key of any length.
  copy.findings.push({
    code,
    path: copy.path.map((part) => (typeof part === 'string' ? part.slice(0, copy.limits.keyLength) : part)),
    params,
  });
  if (copy.findings.length >= copy.limits.problems) copy.isOver = true;
}
