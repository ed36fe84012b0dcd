import type { Finding } from '../guard/finding.ts';
import type { Issue } from '../shapes/issue.ts';
import { kindOf, readShape, shown } from '../shapes/read-shape.ts';
import type { ShapeData } from '../shapes/shape.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { closest } from './closest.ts';

type Path = readonly (string | number)[];

/** Checks a value against a shape and returns what is wrong, in the language's own codes. The value itself is never changed. */
export function findingsOf(shape: ShapeData, value: JsonValue, at: Path = []): readonly Finding[] {
  return readShape(shape, value).flatMap((issue) => toFindings(issue, at));
}

function toFindings(issue: Issue, at: Path): readonly Finding[] {
  const path = [...at, ...issue.path];
  const { input } = issue;
  if (input === undefined) return [missing(path, issue)];
  switch (issue.kind) {
    case 'keys':
      return issue.keys.map((key) => ({
        code: 'field_unknown',
        path: [...path, key],
        params: withSuggestion({ field: key }, key, issue.known),
      }));
    case 'type':
      return [{ code: 'type_invalid', path, params: { expected: issue.expected, found: kindOf(input) } }];
    case 'value':
      return [valueUnknown(input, issue.values, path)];
    case 'union':
      return bestWay(issue.ways, input, path);
    case 'key':
      return issue.codes.map((code) => ({ code: code ?? 'key_invalid', path, params: { key: String(issue.path.at(-1)) } }));
    case 'length':
      return [{ code: 'length_out_of_range', path, params: { min: issue.min, found: shown(input) } }];
    case 'range':
      return [outOfRange(issue, path)];
    case 'rule':
      return [{ code: issue.code, path, params: issue.params ?? { found: shown(input) } }];
    case 'absent':
      return [];
  }
}

function missing(path: Path, issue: Issue): Finding {
  const expected = issue.kind === 'type' ? { expected: issue.expected } : {};
  return { code: 'field_missing', path, params: { field: String(path.at(-1) ?? ''), ...expected } };
}

function valueUnknown(input: unknown, values: readonly JsonValue[], path: Path): Finding {
  const params = { found: shown(input), allowed: values };
  const texts = values.filter((value) => typeof value === 'string');
  return { code: 'value_unknown', path, params: typeof input === 'string' ? withSuggestion(params, input, texts) : params };
}

function outOfRange({ min, max, input }: Extract<Issue, { kind: 'range' }>, path: Path): Finding {
  const bound = min === undefined ? { max: max ?? 0 } : { min };
  return { code: 'number_out_of_range', path, params: { ...bound, found: shown(input) } };
}

/** Of the ways a value could have been meant, reports the one that fits best; with none near, says what is possible. */
function bestWay(ways: readonly (readonly Issue[])[], input: unknown, path: Path): readonly Finding[] {
  const best = ways.map((issues) => ({ issues, cost: costOf(issues) })).toSorted((a, b) => a.cost - b.cost)[0];
  if (best === undefined || best.cost >= hopeless) return [{ code: 'shape_unknown', path, params: { found: kindOf(input) } }];
  return best.issues.flatMap((inner) => toFindings(inner, path));
}

const hopeless = 1_000;

/** How far a value is from one way of meaning it: the wrong kind at all, then keys that do not belong, then keys that are absent. */
function costOf(issues: readonly Issue[]): number {
  let cost = 0;
  for (const issue of issues) {
    const isHere = issue.path.length === 0;
    if (issue.kind === 'keys' && isHere) cost += 10 * issue.keys.length;
    else if (issue.kind === 'type' && isHere) cost += hopeless;
    else if (issue.path.length === 1 && issue.input === undefined) cost += 15;
    else cost += 1;
  }
  return cost;
}

function withSuggestion(params: JsonObject, name: string, candidates: readonly string[]): JsonObject {
  const suggestion = closest(name, candidates);
  return suggestion === undefined ? params : { ...params, suggestion };
}
