import { defaultLimits } from '../guard/limits.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { ruleIssues } from './rule-issues.ts';
import type { Issue, IssueFacts } from './issue.ts';
import type { ShapeData, TextRule } from './shape.ts';

type Of<K extends ShapeData['kind']> = Extract<ShapeData, { readonly kind: K }>;

/** What keeps a value from having a shape; nothing where it has it. The value is only read, and only its own properties. */
export function readShape(shape: ShapeData, value: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  read(shape, value, issues);
  return issues;
}

function read(shape: ShapeData, value: unknown, issues: Issue[]): void {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' ? readText(shape.rules, value, issues) : wrongType('string', value, issues);
    case 'number':
      return readNumber(shape, value, issues);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrongType('boolean', value, issues);
    case 'null':
      return value === null ? undefined : wrongType('null', value, issues);
    case 'anything':
      return value === undefined ? add(issues, { kind: 'absent', input: value }) : undefined;
    case 'constant':
      // Anything else than a text or a number is none of them.
      if (!shape.values.includes(value as string)) add(issues, { kind: 'value', values: shape.values, input: value });
      return;
    case 'nullable':
      return value === null ? undefined : read(shape.shape, value, issues);
    case 'later':
      return read(shape.shape(), value, issues);
    case 'list':
      return readList(shape, value, issues);
    case 'record':
      return isObject(value) ? readRecord(shape, value, issues) : wrongType('object', value, issues);
    case 'object':
      return isObject(value) ? readObject(shape, value, issues) : wrongType('object', value, issues);
    case 'tagged':
      return isObject(value) ? readTagged(shape, value, issues) : wrongType('object', value, issues);
    case 'union':
      return readUnion(shape, value, issues);
  }
}

function readText(rules: readonly TextRule[], value: string, issues: Issue[]): void {
  for (const rule of rules) {
    if ('least' in rule) {
      if (value.length < rule.least) add(issues, { kind: 'length', min: rule.least, input: value, mayGoOn: true });
      continue;
    }
    if ('pattern' in rule ? rule.pattern.test(value) : rule.test(value)) continue;
    const isLast = 'pattern' in rule && rule.isLast === true;
    add(issues, { kind: 'rule', code: rule.code, input: value, ...(!isLast && { mayGoOn: true }) });
    if (isLast) return;
  }
}

function readNumber({ isWhole, least, most }: Of<'number'>, value: unknown, issues: Issue[]): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType('number', value, issues);
  if (isWhole && !Number.isInteger(value)) return wrongType('integer', value, issues);
  if (least !== undefined && value < least) add(issues, { kind: 'range', min: least, input: value, mayGoOn: true });
  const highest = most ?? (isWhole ? Number.MAX_SAFE_INTEGER : undefined);
  if (highest !== undefined && value > highest) add(issues, { kind: 'range', max: highest, input: value, mayGoOn: true });
}

/**
 * A list is read until it has as many faults as anybody is told: a fault for each of a hundred thousand wrong members would cost
 * seconds, before the first hundred are kept.
 */
function readList({ item, least, rules }: Of<'list'>, value: unknown, issues: Issue[]): void {
  if (!Array.isArray(value)) return wrongType('array', value, issues);
  const from = issues.length;
  const members: readonly unknown[] = value;
  for (const [index, member] of members.entries()) {
    readAt(item, member, index, issues);
    if (issues.length - from >= defaultLimits.problems) break;
  }
  if (least !== undefined && members.length < least) add(issues, { kind: 'length', min: least, input: value, mayGoOn: true });
  if (canGoOn(issues, from)) issues.push(...rules.flatMap((rule) => ruleIssues(rule, value)));
}

function readRecord({ key: keyShape, value: valueShape }: Of<'record'>, value: JsonObject, issues: Issue[]): void {
  for (const [key, member] of Object.entries(value)) {
    const wrong = readShape(keyShape, key);
    if (wrong.length === 0) readAt(valueShape, member, key, issues);
    else issues.push({ kind: 'key', codes: wrong.map((one) => (one.kind === 'rule' ? one.code : undefined)), input: key, path: [key] });
  }
}

function readObject({ fields, isOpen, rules }: Of<'object'>, value: JsonObject, issues: Issue[]): void {
  const from = issues.length;
  for (const key of Object.keys(fields)) {
    const field = fields[key];
    if (field === undefined) continue;
    const isGiven = Object.hasOwn(value, key);
    if (field.kind !== 'optional') readAt(field, isGiven ? value[key] : undefined, key, issues);
    else if (isGiven) readAt(field.shape, value[key], key, issues);
  }
  const unknown = isOpen ? [] : Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
  if (unknown.length > 0) add(issues, { kind: 'keys', keys: unknown, known: Object.keys(fields), input: value, mayGoOn: true });
  if (rules.length > 0 && canGoOn(issues, from)) issues.push(...rules.flatMap((rule) => ruleIssues(rule, value)));
}

function readTagged({ tag, ways }: Of<'tagged'>, value: JsonObject, issues: Issue[]): void {
  const given = Object.hasOwn(value, tag) ? value[tag] : undefined;
  // Anything else than a text or a number is no key of the map.
  const way = ways.get(given as string);
  if (way === undefined) issues.push({ kind: 'value', values: [...ways.keys()], input: given, path: [tag] });
  else read(way, value, issues);
}

/** A value that misses one way only in what lets it be read on was meant that way; else every way's faults are kept, to choose from. */
function readUnion({ ways, keys }: Of<'union'>, value: unknown, issues: Issue[]): void {
  const only = keys === undefined || !isObject(value) ? undefined : onlyWay(ways, keys, value);
  if (only !== undefined) return read(only, value, issues);
  const tried: (readonly Issue[])[] = [];
  for (const way of ways) {
    const found = readShape(way, value);
    if (found.length === 0) return;
    tried.push(found);
  }
  const readable = tried.filter((found) => canGoOn(found, 0));
  if (readable.length === 1) issues.push(...(readable[0] ?? []));
  else add(issues, { kind: 'union', ways: tried, input: value });
}

function onlyWay(ways: readonly ShapeData[], keys: readonly string[], value: JsonObject): ShapeData | undefined {
  const fitting = ways.filter((_, index) => Object.hasOwn(value, keys[index] ?? ''));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function readAt(shape: ShapeData, value: unknown, key: string | number, issues: Issue[]): void {
  const from = issues.length;
  read(shape, value, issues);
  for (let index = from; index < issues.length; index++) issues[index]?.path.unshift(key);
}

function canGoOn(issues: readonly Issue[], from: number): boolean {
  return issues.every((issue, index) => index < from || issue.mayGoOn === true);
}

function wrongType(expected: string, input: unknown, issues: Issue[]): void {
  add(issues, { kind: 'type', expected, input });
}

function add(issues: Issue[], facts: IssueFacts): void {
  issues.push({ ...facts, path: [] });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The kind of a JSON value in the words of JSON. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** A value short enough for a message; containers by their kind only. */
export function shown(value: unknown): JsonValue {
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 99)}…` : value;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return kindOf(value);
}
