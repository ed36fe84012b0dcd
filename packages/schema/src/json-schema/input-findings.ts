import type { JsonObject, JsonValue } from '../values.ts';
import { numberFindings, textFindings } from './scalar-findings.ts';

/** What is wrong with a value by a JSON Schema. `keyword` is the one that it offends. */
export interface InputFinding {
  readonly path: readonly (string | number)[];
  readonly keyword: string;
  readonly params: JsonObject;
}

type Path = InputFinding['path'];

/** Deeper than the guard lets a document be. */
const deepest = 64;

/**
 * Checks a value by the part of JSON Schema (2020-12) that forms are made of: `type enum const required properties
 * additionalProperties items minItems maxItems uniqueItems minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength
 * maxLength pattern format allOf anyOf`. Every other keyword is ignored. Patterns are RE2.
 *
 * A required text that is empty is missing: that is what a form shows. Text with Liquid in it is whatever it will be when it is
 * rendered, and not judged.
 */
export function inputFindings(schema: JsonValue | undefined, value: JsonValue, path: Path = []): readonly InputFinding[] {
  if (schema === false) return [{ path, keyword: 'false', params: {} }];
  if (!isObject(schema) || path.length > deepest || isTemplate(value)) return [];
  const type = typeFinding(schema, value, path);
  if (type !== undefined) return [type];
  return [
    ...valueFindings(schema, value, path),
    ...(typeof value === 'string' ? textFindings(schema, value, path) : []),
    ...(typeof value === 'number' ? numberFindings(schema, value, path) : []),
    ...(isList(value) ? listFindings(schema, value, path) : []),
    ...(isObject(value) ? objectFindings(schema, value, path) : []),
    ...combined(schema, value, path),
  ];
}

/** Whether a value is a text that Liquid fills in later. */
export function isTemplate(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && (value.includes('{{') || value.includes('{%'));
}

function typeFinding(schema: JsonObject, value: JsonValue, path: Path): InputFinding | undefined {
  const { type } = schema;
  const types = typeof type === 'string' ? [type] : isList(type) ? type.filter((one) => typeof one === 'string') : [];
  if (types.length === 0 || types.some((one) => isOfType(value, one))) return undefined;
  return { path, keyword: 'type', params: { expected: types.length === 1 ? (types[0] ?? '') : types } };
}

function isOfType(value: JsonValue, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return isList(value);
  if (type === 'object') return isObject(value);
  return type === 'null' ? value === null : typeof value === type;
}

function valueFindings(schema: JsonObject, value: JsonValue, path: Path): readonly InputFinding[] {
  const allowed = isList(schema['enum']) ? schema['enum'] : Object.hasOwn(schema, 'const') ? [schema['const'] ?? null] : undefined;
  if (allowed === undefined || allowed.some((one) => sameJson(one, value))) return [];
  return [{ path, keyword: 'enum', params: { allowed } }];
}

function listFindings(schema: JsonObject, list: readonly JsonValue[], path: Path): readonly InputFinding[] {
  const { items, minItems, maxItems, uniqueItems } = schema;
  const found: InputFinding[] = list.flatMap((item, index) => inputFindings(items, item, [...path, index]));
  if (typeof minItems === 'number' && list.length < minItems) found.push({ path, keyword: 'minItems', params: { min: minItems } });
  if (typeof maxItems === 'number' && list.length > maxItems) found.push({ path, keyword: 'maxItems', params: { max: maxItems } });
  const isTwice = uniqueItems === true && list.some((item, index) => list.slice(0, index).some((other) => sameJson(item, other)));
  return isTwice ? [...found, { path, keyword: 'uniqueItems', params: {} }] : found;
}

function objectFindings(schema: JsonObject, object: JsonObject, path: Path): readonly InputFinding[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = isList(schema['required']) ? schema['required'].filter((name) => typeof name === 'string') : [];
  const missing = required.filter((name) => isMissing(own(object, name)));
  const rest = schema['additionalProperties'];
  const members = Object.entries(object).flatMap(([name, value]) => {
    if (missing.includes(name)) return [];
    if (Object.hasOwn(properties, name)) return inputFindings(properties[name], value, [...path, name]);
    if (rest === false)
      return [{ path: [...path, name], keyword: 'additionalProperties', params: { field: name, known: Object.keys(properties) } }];
    return inputFindings(rest, value, [...path, name]);
  });
  return [...missing.map((name) => ({ path: [...path, name], keyword: 'required', params: { field: name } })), ...members];
}

function combined(schema: JsonObject, value: JsonValue, path: Path): readonly InputFinding[] {
  const all = isList(schema['allOf']) ? schema['allOf'].flatMap((one) => inputFindings(one, value, path)) : [];
  if (!isList(schema['anyOf'])) return all;
  const ways = schema['anyOf'].map((one) => inputFindings(one, value, path));
  const nearest = ways.toSorted((a, b) => a.length - b.length)[0];
  return [...all, ...(nearest ?? [])];
}

function isMissing(value: JsonValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => sameJson(item, b[index] ?? null));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] ?? null, b[key] ?? null));
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
