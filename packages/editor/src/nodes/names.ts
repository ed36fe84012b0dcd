import type { JsonValue, Operand, Words } from '@sojourn/schema';
import { describeOperand } from '@sojourn/schema/editing';
import { germanConditionWords } from '@sojourn/schema/editing/german';
import type { Names } from './card-definition.ts';

/** An own value of a record; keys come from documents. */
export function ownOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** An attribute's label; its name where the catalog has none. */
export function attributeName(name: string, { catalog }: Names): string {
  return ownOf(catalog.attributes, name)?.label ?? name;
}

/** An event's label; its name where the catalog has none. */
export function eventName(name: string, { catalog }: Names): string {
  return ownOf(catalog.events, name)?.label ?? name;
}

/** A segment's label; its id where the catalog has none. */
export function segmentName(id: string, { catalog }: Names): string {
  return ownOf(catalog.segments, id)?.label ?? id;
}

/** A literal or an operand in a few words. */
export function valueName(value: JsonValue | Operand | undefined, names: Names): string {
  const { words } = names;
  if (typeof value === 'string') return value === '' ? words('value.empty') : `“${value}”`;
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'boolean') return words(value ? 'value.yes' : 'value.no');
  if (value === null || value === undefined) return words('value.empty');
  if (Array.isArray(value)) return words.list(value.map((one: JsonValue) => valueName(one, names)));
  return operandName(value as Operand, names); // what is no literal and no list is an operand; anything else is shown as “a value”
}

/** What an operand reads, in a few words. */
export function operandName(operand: Operand, names: Names): string {
  const { catalog, journey, words } = names;
  return describeOperand(operand, { catalog, journey, words: conditionWords(words.locale) }) || words('value.other');
}

/** The words for operands in a locale; English where the language has no other. */
function conditionWords(locale: string): Words {
  const isGerman = locale.split('-')[0] === germanConditionWords.locale;
  return { locale, messages: isGerman ? germanConditionWords.messages : {} };
}

/** `HH:MM` as the reader writes it. */
export function timeName(time: string, { words }: Names): string {
  const [hour, minute] = time.split(':').map(Number);
  if (hour === undefined || minute === undefined || Number.isNaN(hour + minute)) return time;
  const format = new Intl.DateTimeFormat(words.locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return format.format(Date.UTC(2024, 0, 1, hour, minute));
}

/** A duration with its sign apart, for sentences such as “2 days before”. */
export function signed(duration: string): { readonly isBefore: boolean; readonly length: string } {
  return duration.startsWith('-') ? { isBefore: true, length: duration.slice(1) } : { isBefore: false, length: duration };
}
