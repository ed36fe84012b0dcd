import type { Catalog } from '../catalog.ts';
import { ownField } from '../conditions/operand.ts';
import type { Journey } from '../journey.ts';
import type { JsonValue } from '../values.ts';
import { sayCondition } from './condition-words.ts';
import { inEnglish, knownLocale, sayList } from './saying.ts';
import type { Words } from './saying.ts';

/** What a description may look at: names come from the catalog and the journey where they are given. */
export interface DescribeContext {
  readonly words?: Words;
  readonly catalog?: Catalog;
  readonly journey?: Journey;
}

/** The words of a context; English if it has none. */
export function wordsOf(context: DescribeContext): Words {
  return context.words ?? inEnglish;
}

/** A literal in words. */
export function describeValue(value: JsonValue | undefined, context: DescribeContext = {}): string {
  const words = wordsOf(context);
  if (value === undefined || value === '') return sayCondition(words, 'operand.nothing');
  if (value === null) return sayCondition(words, 'value.null');
  if (typeof value === 'boolean') return sayCondition(words, value ? 'value.true' : 'value.false');
  if (typeof value === 'number') return new Intl.NumberFormat(knownLocale(words.locale), { maximumFractionDigits: 20 }).format(value);
  if (typeof value === 'string') return value;
  if (isList(value)) {
    return sayList(
      words,
      value.map((item) => describeValue(item, context)),
      'or',
    );
  }
  return JSON.stringify(value);
}

/** What people call an attribute. */
export function attributeName(name: string, { catalog }: DescribeContext): string {
  return ownField(catalog?.attributes, name)?.label ?? name;
}

/** What people call an event. */
export function eventName(name: string, { catalog }: DescribeContext): string {
  return ownField(catalog?.events, name)?.label ?? name;
}

/** What people call a segment. */
export function segmentName(name: string, { catalog }: DescribeContext): string {
  return ownField(catalog?.segments, name)?.label ?? name;
}

/** What people call a field of an event's data. */
export function payloadName(event: string | undefined, path: string, { catalog }: DescribeContext): string {
  return ownField(ownField(catalog?.events, event ?? '')?.data, path)?.label ?? path;
}

/** What people call a field of the entry data: as the first trigger that declares it. */
export function entryName(path: string, context: DescribeContext): string {
  for (const trigger of context.journey?.entry.triggers ?? []) {
    if (!('event' in trigger)) continue;
    const label = ownField(ownField(context.catalog?.events, trigger.event)?.data, path)?.label;
    if (label !== undefined) return label;
  }
  return path;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
