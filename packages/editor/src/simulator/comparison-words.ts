import { isOperand } from '@sojourn/schema';
import type { Comparison, JsonValue } from '@sojourn/schema';
import { operandField } from '../inspector/condition/operand-field.ts';
import { operandLabel } from '../inspector/condition/operand-label.ts';
import { patternParts } from '../inspector/condition/pattern-parts.ts';
import { phraseOf } from '../inspector/condition/phrases.ts';
import { valueChoices } from '../inspector/condition/values/value-choices.ts';
import type { Names } from '../nodes/card-definition.ts';
import { triggerFace } from '../nodes/trigger-words.ts';

/** A stretch of a sentence; `saw` is the value that was seen. */
export interface SentencePart {
  readonly text: string;
  readonly kind: 'words' | 'name' | 'saw';
}

/** A comparison as a sentence with the value it saw in it. */
export interface ComparisonSentence {
  readonly parts: readonly SentencePart[];
  readonly holds: boolean;
}

/** “Cart total 140 is over 100”: the pattern of the condition builder, the value put behind what it was read from. */
export function comparisonSentence({ left, op, right, saw, holds }: Comparison, names: Names): ComparisonSentence {
  const { words, catalog, journey } = names;
  const site = { journey, catalog, inGraph: true };
  const field = operandField(left, site);
  const phrase = phraseOf(right === undefined ? { left, op } : { left, op, right }, field);
  // The trigger that fired is an id in the document; a person knows it by what it waits for.
  const triggers = 'trigger' in left ? journey.entry.triggers.map((one) => ({ value: one.id, label: triggerFace(one, names).title })) : [];
  const choices = [...triggers, ...valueChoices(left, field, words)];
  const shown = (value: JsonValue): string => choices.find((choice) => choice.value === value)?.label ?? valueText(value, words);
  const target =
    right === undefined
      ? ''
      : isOperand(right)
        ? operandLabel(right, site, words)
        : isList(right)
          ? words.list(right.map(shown), 'or')
          : shown(right);
  const parts = patternParts(words(phrase.pattern, { left: '{left}', right: '{right}' })).flatMap((part): readonly SentencePart[] => {
    if (part.type === 'words') return [{ kind: 'words', text: part.text }];
    if (part.type === 'right') return [{ kind: 'name', text: target }];
    const name: SentencePart = { kind: 'name', text: operandLabel(left, site, words) };
    // Where the pattern says yes or no itself, the value would say it twice.
    return phrase.fixed === undefined ? [name, { kind: 'saw', text: saw === null ? words('simulator.why.unknown') : shown(saw) }] : [name];
  });
  return { parts, holds };
}

/** The sentence as plain text, with its answer. */
export function sentenceText({ parts, holds }: ComparisonSentence, { words }: Pick<Names, 'words'>): string {
  return `${parts.map((part) => part.text).join(' ')}: ${words(holds ? 'simulator.why.yes' : 'simulator.why.no')}`;
}

/** A value as a person would write it. */
export function valueText(value: JsonValue | undefined, words: Names['words']): string {
  if (value === undefined || value === null) return words('simulator.contact.unknown');
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'boolean') return words(value ? 'field.toggle.on' : 'field.toggle.off');
  if (isList(value)) return value.length === 0 ? words('simulator.contact.empty') : words.list(value.map((one) => valueText(one, words)));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

// The platform's own test does not narrow readonly lists.
function isList(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}
