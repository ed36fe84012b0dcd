import type { Field, JsonValue, Operand } from '@sojourn/schema';
import type { Words } from '../../../messages/words.ts';
import { weekdayName, weekdays } from '../../fields/weekday-name.ts';
import { plainText } from '../../fields/plain-text.ts';

/** A value of a closed list, and how it is called. */
export interface ValueChoice {
  readonly value: JsonValue;
  readonly label: string;
}

/** The closed list of values of an operand; empty where any value may be given. */
export function valueChoices(left: Operand, field: Field | undefined, words: Words): readonly ValueChoice[] {
  if ('now' in left && left.now === 'weekday')
    return weekdays.map((day) => ({ value: day, label: weekdayName(day, words.locale, 'long') }));
  if (field?.type === 'boolean')
    return [
      { value: true, label: words('field.toggle.on') },
      { value: false, label: words('field.toggle.off') },
    ];
  return (field?.values ?? []).map((value) => ({
    value,
    label:
      'consent' in left
        ? words.maybe(`consent.${plainText(value)}`, plainText(value))
        : typeof value === 'number'
          ? words.number(value)
          : plainText(value),
  }));
}
