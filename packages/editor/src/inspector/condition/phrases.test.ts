import { operatorsFor, type Field, type Operand, type ValueType } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { phrasesFor } from './phrases.ts';

const types: readonly ValueType[] = ['number', 'text', 'boolean', 'date', 'datetime', 'list'];
const sides = { none: 'nothing', one: 'one', two: 'two', list: 'many' } as const;

describe('the ways to say a comparison', () => {
  it.each(types)('offers for %s only operators that the language allows, with what they take', (type) => {
    const field: Field = { type };
    const allowed = new Map(operatorsFor(type).map((use) => [use.op, sides[use.right]]));

    for (const phrase of phrasesFor({ attribute: 'any' }, field)) {
      expect([phrase.op, allowed.has(phrase.op)]).toEqual([phrase.op, true]);
      expect([phrase.op, phrase.fixed === undefined ? phrase.takes : 'one']).toEqual([phrase.op, allowed.get(phrase.op)]);
    }
  });

  it.each<[Operand, readonly string[]]>([
    [{ tag: 'vip' }, ['true', 'false']],
    [{ segment: 'vip' }, ['true', 'false']],
    [{ now: 'weekday' }, ['in', 'notIn', 'eq', 'neq']],
  ])('says %j in its own way', (operand, ids) => {
    expect(phrasesFor(operand, undefined).map((phrase) => phrase.id)).toEqual(ids);
  });
});
