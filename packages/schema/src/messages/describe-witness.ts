import type { JsonObject, JsonValue } from '../values.ts';
import { attributeName, describeValue, entryName, eventName, payloadName, segmentName, wordsOf } from './describe-value.ts';
import type { DescribeContext } from './describe-value.ts';
import { parseInstant } from '../time/instant.ts';
import { isTimeZone } from '../time/time-zone.ts';
import { knownLocale, sayList } from './saying.ts';
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
  const { tags, segments, trigger, history } = witness;
  const facts = [
    ...factsOf(tags, (name) => name, context),
    ...factsOf(segments, (name) => segmentName(name, context), context),
    ...(typeof trigger === 'string' ? [say(words, 'witness.trigger', { name: trigger })] : []),
    ...happened(history, context),
  ];
  const all = [...parts, ...facts, ...momentOf(witness, context)];
  // Nothing is read: what decides is chance, and any contact will do.
  return all.length === 0 ? say(words, 'witness.any') : sayList(words, all);
}

/** Events of the past, each with how often. */
function happened(history: JsonValue | undefined, context: DescribeContext): readonly string[] {
  const counts = new Map<string, number>();
  const past: readonly JsonValue[] = Array.isArray(history) ? history : [];
  for (const one of past) {
    const event = isObject(one) ? one['event'] : undefined;
    if (typeof event === 'string') counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  return [...counts].map(([event, count]) => say(wordsOf(context), 'witness.happened', { event: eventName(event, context), count }));
}

/** When it is judged, in the journey's zone: said where the time decides, and not where it only dates the past. */
function momentOf({ now, history }: JsonObject, context: DescribeContext): readonly string[] {
  const at = typeof now === 'string' && history === undefined ? parseInstant(now) : undefined;
  if (at === undefined) return [];
  const { timezone, fallbackTimezone } = context.journey ?? {};
  const zone = (timezone === 'contact' ? fallbackTimezone : timezone) ?? 'UTC';
  const words = wordsOf(context);
  const format = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const timeZone = isTimeZone(zone) ? zone : 'UTC';
  return [say(words, 'witness.now', { now: new Intl.DateTimeFormat(knownLocale(words.locale), { ...format, timeZone }).format(at) })];
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
