import * as z from 'zod/mini';
import type { Finding } from '../guard/finding.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { closest } from './closest.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** Checks a value against a schema and returns what is wrong, in the language's own codes. The value itself is never changed. */
export function findingsOf(schema: z.core.$ZodType, value: JsonValue, at: Path = []): readonly Finding[] {
  // `jitless`: a builder runs under `script-src 'self'`, where generated code is refused.
  const result = z.safeParse(schema, value, { jitless: true, reportInput: true, error: knownKeys });
  return result.success ? [] : result.error.issues.flatMap((issue) => toFindings(issue, at));
}

/** The one way in which a schema's keys come along with an issue: as its message, by spaces. */
function knownKeys(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  // Only object schemas raise this issue.
  const { shape } = (issue.inst as z.core.$ZodObject)._zod.def;
  return Object.keys(shape).join(' ');
}

function toFindings(issue: Issue, at: Path): readonly Finding[] {
  // Paths of JSON hold keys and indexes only.
  const path = [...at, ...(issue.path as Path)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'field_unknown',
        path: [...path, key],
        params: withSuggestion({ field: key }, key, issue.message.split(' ')),
      }));
    case 'invalid_type':
      return [invalidType(issue, path)];
    case 'invalid_value':
      // Literals of this package are JSON.
      return [invalidValue(issue.input, issue.values as JsonValue[], path)];
    case 'invalid_union':
      return invalidUnion(issue, path);
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.map((inner) => ({
        code: codeOf(inner.message, 'key_invalid'),
        path,
        params: { key: String(issue.path.at(-1)) },
      }));
    case 'too_small':
    case 'too_big':
      return [outOfRange(issue, path)];
    case 'custom':
      return [customFinding(issue, path)];
    default:
      return [{ code: codeOf(issue.message, 'value_invalid'), path, params: { found: shown(issue.input) } }];
  }
}

function invalidType(issue: z.core.$ZodIssueInvalidType, path: Path): Finding {
  const expected = issue.expected === 'record' ? 'object' : issue.expected === 'int' ? 'integer' : issue.expected;
  if (issue.input === undefined) return missing(path, expected);
  return { code: 'type_invalid', path, params: { expected, found: kindOf(issue.input) } };
}

function missing(path: Path, expected?: string): Finding {
  return { code: 'field_missing', path, params: { field: String(path.at(-1) ?? ''), ...(expected !== undefined && { expected }) } };
}

function invalidValue(input: unknown, values: readonly JsonValue[], path: Path): Finding {
  if (input === undefined) return missing(path);
  const params = { found: shown(input), allowed: values };
  const texts = values.filter((value) => typeof value === 'string');
  return { code: 'value_unknown', path, params: typeof input === 'string' ? withSuggestion(params, input, texts) : params };
}

function outOfRange(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, path: Path): Finding {
  const bound = issue.code === 'too_small' ? { min: Number(issue.minimum) } : { max: Number(issue.maximum) };
  const code = issue.origin === 'string' || issue.origin === 'array' ? 'length_out_of_range' : 'number_out_of_range';
  return { code, path, params: { ...bound, found: shown(issue.input) } };
}

function customFinding(issue: z.core.$ZodIssueCustom, path: Path): Finding {
  if (issue.input === undefined) return missing(path);
  // Rules of this package put JSON into params.
  const params = issue.params as JsonObject | undefined;
  return { code: codeOf(issue.message, 'value_invalid'), path, params: params ?? { found: shown(issue.input) } };
}

/** Of the ways a value could have been meant, reports the one that fits best; with none near, says what is possible. */
function invalidUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path): readonly Finding[] {
  if ('discriminator' in issue && issue.discriminator !== undefined) {
    const options = 'options' in issue ? issue.options : [];
    // Discriminators of this package are texts.
    return [invalidValue(ownMember(issue.input, issue.discriminator), options as JsonValue[], path)];
  }
  if (issue.input === undefined) return [missing(path)];
  const best = issue.errors.map((issues) => ({ issues, cost: costOf(issues) })).toSorted((a, b) => a.cost - b.cost)[0];
  if (best === undefined || best.cost >= hopeless) return [{ code: 'shape_unknown', path, params: { found: kindOf(issue.input) } }];
  return best.issues.flatMap((inner) => toFindings(inner, path));
}

const hopeless = 1_000;

/** How far a value is from one way of meaning it: the wrong kind at all, then keys that do not belong, then keys that are absent. */
function costOf(issues: readonly Issue[]): number {
  let cost = 0;
  for (const issue of issues) {
    const isHere = issue.path.length === 0;
    if (issue.code === 'unrecognized_keys' && isHere) cost += 10 * issue.keys.length;
    else if (issue.code === 'invalid_type' && isHere) cost += hopeless;
    else if (issue.path.length === 1 && issue.input === undefined) cost += 15;
    else cost += 1;
  }
  return cost;
}

function withSuggestion(params: JsonObject, name: string, candidates: readonly string[]): JsonObject {
  const suggestion = closest(name, candidates);
  return suggestion === undefined ? params : { ...params, suggestion };
}

function codeOf(message: string, fallback: string): string {
  return /^[a-z]+(?:_[a-z]+)+$/.test(message) ? message : fallback;
}

function ownMember(value: unknown, key: string): unknown {
  // Own property of something that the schema took for an object.
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
}

/** The kind of a JSON value in the words of JSON. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** A value short enough for a message; containers by their kind only. */
function shown(value: unknown): JsonValue {
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 99)}…` : value;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return kindOf(value);
}
