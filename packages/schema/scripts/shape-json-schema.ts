import type { FieldRule } from '../src/shapes/rules.ts';
import type { Fields, ShapeData, TextRule } from '../src/shapes/shape.ts';

/** A JSON Schema in the making. */
export type Schema = { [key: string]: unknown };

/** The name of a shape that is a definition of its own, if it is. */
export type NameOf = (shape: ShapeData) => string | undefined;

/** What JSON Schema (2020-12) can say of a shape; named shapes inside it are references. */
export function jsonSchemaOf(shape: ShapeData, nameOf: NameOf = () => undefined): Schema {
  const inner = (one: ShapeData): Schema => referTo(one, nameOf);
  switch (shape.kind) {
    case 'text':
      return { type: 'string', ...textRules(shape.rules) };
    case 'number':
      return numberSchema(shape);
    case 'boolean':
      return { type: 'boolean' };
    case 'null':
      return { type: 'null' };
    case 'anything':
      return {};
    case 'constant':
      return constantSchema(shape.values);
    case 'nullable':
      return anyOf([inner(shape.shape), { type: 'null' }]);
    case 'list':
      return { ...(shape.least !== undefined && { minItems: shape.least }), type: 'array', items: inner(shape.item), ...said(shape.rules) };
    case 'record':
      return { type: 'object', ...keySchema(inner(shape.key)), additionalProperties: inner(shape.value) };
    case 'object':
      return objectSchema(shape, inner);
    case 'union':
      return anyOf(shape.ways.map(inner));
    case 'tagged':
      return { oneOf: [...shape.ways.values()].map(inner) };
    case 'later':
      return inner(shape.shape());
  }
}

function referTo(shape: ShapeData, nameOf: NameOf): Schema {
  const known = shape.kind === 'later' ? shape.shape() : shape;
  const name = nameOf(known);
  return name === undefined ? jsonSchemaOf(known, nameOf) : { $ref: `#/$defs/${name}` };
}

function textRules(rules: readonly TextRule[]): Schema {
  const least = rules.find((rule) => 'least' in rule)?.least;
  const patterns = rules.flatMap((rule) => ('pattern' in rule ? [{ pattern: rule.pattern.source }] : []));
  const [only, ...more] = patterns;
  return { ...(least !== undefined && { minLength: least }), ...(more.length > 0 ? { allOf: patterns } : only) };
}

function numberSchema({ isWhole, least, most }: Extract<ShapeData, { kind: 'number' }>): Schema {
  const maximum = most ?? (isWhole ? Number.MAX_SAFE_INTEGER : undefined);
  return {
    type: isWhole ? 'integer' : 'number',
    ...(least !== undefined && { minimum: least }),
    ...(maximum !== undefined && { maximum }),
  };
}

function constantSchema(values: readonly (string | number | boolean)[]): Schema {
  const [first, ...others] = values;
  return { type: typeof first, ...(others.length === 0 ? { const: first } : { enum: values }) };
}

function objectSchema({ fields, isOpen, rules }: Extract<ShapeData, { kind: 'object' }>, inner: (shape: ShapeData) => Schema): Schema {
  const required = Object.keys(fields).filter((key) => fields[key]?.kind !== 'optional');
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, inner(withoutOptional(field))])),
    ...(required.length > 0 && { required }),
    additionalProperties: isOpen ? {} : false,
    ...said(rules),
  };
}

function withoutOptional(field: Fields[string]): ShapeData {
  return field.kind === 'optional' ? field.shape : field;
}

function keySchema(schema: Schema): Schema {
  return Object.keys(schema).length === 1 ? {} : { propertyNames: schema };
}

/** Of plain types as one list of types, as people write it. */
function anyOf(ways: readonly Schema[]): Schema {
  const isPlain = ways.every((way) => typeof way['type'] === 'string' && Object.keys(way).length === 1);
  return isPlain ? { type: ways.map((way) => way['type']) } : { anyOf: ways };
}

/** The rules on several fields that JSON Schema can say. */
function said(rules: readonly FieldRule[]): Schema {
  return Object.assign({}, ...rules.map(ruleSchema)) as Schema; // Each is one, and none has the keys of another.
}

function ruleSchema(rule: FieldRule): Schema {
  switch (rule.rule) {
    case 'exactlyOne':
      return { oneOf: rule.fields.map((field) => ({ required: [field] })) };
    case 'atMostOne':
      return { contains: { required: [rule.field], properties: { [rule.field]: { const: rule.value } } }, minContains: 0, maxContains: 1 };
    case 'needs':
      return { if: { required: [rule.field], properties: { [rule.field]: { const: rule.value } } }, then: { required: [rule.needed] } };
    case 'distinctIds':
      return {};
  }
}
