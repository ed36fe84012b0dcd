import type { JsonObject, JsonValue } from '../values.ts';
import { attributeName, describeValue, entryName, payloadName, segmentName, wordsOf } from './describe-value.ts';
import type { DescribeContext } from './describe-value.ts';
import { sayList } from './saying.ts';
import { say } from './words.ts';

type Name = (name: string, context: DescribeContext) => string;

const names: Readonly<Record<string, Name>> = {
  attributes: attributeName,
  entry: entryName,
  event: (name, context) => payloadName(undefined, name, context),
  consent: (name) => name,
  results: (name) => name,
};

/** The example contact of a finding: “Orders 1 and Cart total 60”. */
export function describeWitness(witness: JsonObject, context: DescribeContext = {}): string {
  const words = wordsOf(context);
  const parts = Object.entries(names).flatMap(([part, name]) => {
    const values = Object.hasOwn(witness, part) ? witness[part] : undefined;
    return isObject(values) ? Object.entries(values).map(([field, value]) => valueText(name(field, context), value, context)) : [];
  });
  const facts = [
    ...factsOf(witness['tags'], (name) => name, context),
    ...factsOf(witness['segments'], (name) => segmentName(name, context), context),
  ];
  // Nothing is read: what decides is time, history or chance, and any contact will do.
  return parts.length + facts.length === 0 ? say(words, 'witness.any') : sayList(words, [...parts, ...facts]);
}

function valueText(name: string, value: JsonValue, context: DescribeContext): string {
  const words = wordsOf(context);
  return value === null
    ? say(words, 'witness.missing', { name })
    : say(words, 'witness.value', { name, value: describeValue(value, context) });
}

function factsOf(list: JsonValue | undefined, name: (id: string) => string, context: DescribeContext): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.filter((id) => typeof id === 'string').map((id) => say(wordsOf(context), 'witness.yes', { name: name(id) }));
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
