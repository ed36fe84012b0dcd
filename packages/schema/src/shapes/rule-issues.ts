import type { JsonObject, JsonValue } from '../values.ts';
import type { Issue } from './issue.ts';
import type { FieldRule } from './rules.ts';

/** In what an object, or a list of objects, breaks a rule. Its members have been read already. */
export function ruleIssues(rule: FieldRule, value: unknown): readonly Issue[] {
  switch (rule.rule) {
    case 'exactlyOne':
      return exactlyOneIssues(rule.fields, value as JsonObject); // A rule of objects.
    case 'needs':
      return neededIssues(rule, value as JsonObject); // A rule of objects.
    case 'atMostOne':
      return tooManyIssues(rule, value as readonly JsonObject[]); // A rule of lists of objects.
    case 'distinctIds':
      return sameIdIssues(value as readonly JsonObject[]); // A rule of lists of objects that have ids.
  }
}

function exactlyOneIssues(fields: readonly string[], value: JsonObject): readonly Issue[] {
  const given = fields.filter((field) => Object.hasOwn(value, field));
  if (given.length === 1) return [];
  const [field] = given.length === 0 ? fields : given.slice(1);
  const code = given.length === 0 ? 'field_missing' : 'field_conflict';
  return field === undefined ? [] : [broken(code, [field], value, { field, fields })];
}

function neededIssues({ field, value, needed }: Extract<FieldRule, { rule: 'needs' }>, object: JsonObject): readonly Issue[] {
  if (object[field] !== value || Object.hasOwn(object, needed)) return [];
  return [broken('field_missing', [needed], object, { field: needed })];
}

function tooManyIssues({ field, value, code }: Extract<FieldRule, { rule: 'atMostOne' }>, list: readonly JsonObject[]): readonly Issue[] {
  const [first, ...others] = list.flatMap((item, index) => (item[field] === value ? [index] : []));
  return first === undefined ? [] : others.map((index) => broken(code, [index], list[index], { first }));
}

function sameIdIssues(list: readonly JsonObject[]): readonly Issue[] {
  const seen = new Set<JsonValue | undefined>();
  return list.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [broken('id_duplicate', [index, 'id'], id, { id: id ?? null })];
  });
}

function broken(code: string, path: (string | number)[], input: unknown, params: JsonObject): Issue {
  return { kind: 'rule', code, path, input, params, mayGoOn: true };
}
