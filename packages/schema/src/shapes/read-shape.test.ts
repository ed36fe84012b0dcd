import { describe, expect, it } from 'vitest';
import { findingsOf } from '../parse/issues-to-findings.ts';
import type { JsonValue } from '../values.ts';
import * as shape from './make.ts';
import { atMostOne, distinctIds, exactlyOne, needs } from './rules.ts';
import type { Shape } from './shape.ts';

/** The findings as `code path`. */
const told = (one: Shape<unknown>, value: JsonValue): readonly string[] =>
  findingsOf(one, value).map(({ code, path }) => `${code} /${path.join('/')}`);

const dog = shape.object({ type: shape.constant('dog'), barks: shape.boolean() });
const cat = shape.object({ type: shape.constant('cat'), lives: shape.wholeFrom(1) });
const named = shape.object({ id: shape.text(), type: shape.optional(shape.text()) });

describe('reading a value by its shape', () => {
  it.each<{ what: string; one: Shape<unknown>; value: JsonValue; findings: readonly string[] }>([
    { what: 'a text that is a number', one: shape.text(), value: 1, findings: ['type_invalid /'] },
    { what: 'a text that is too short', one: shape.text({ least: 1 }), value: '', findings: ['length_out_of_range /'] },
    { what: 'a number that is half', one: shape.wholeFrom(0), value: 0.5, findings: ['type_invalid /'] },
    { what: 'a number below its bound', one: shape.number({ least: 0, most: 100 }), value: -1, findings: ['number_out_of_range /'] },
    { what: 'a number above its bound', one: shape.number({ least: 0, most: 100 }), value: 101, findings: ['number_out_of_range /'] },
    { what: 'a whole number beyond what is exact', one: shape.wholeFrom(0), value: 2 ** 60, findings: ['number_out_of_range /'] },
    { what: 'a text that is none of the listed', one: shape.oneOf(['a', 'b']), value: 'c', findings: ['value_unknown /'] },
    { what: 'null where it may be', one: shape.nullable(shape.text()), value: null, findings: [] },
    { what: 'an empty list that must not be', one: shape.filledList(shape.text()), value: [], findings: ['length_out_of_range /'] },
    { what: 'a wrong member', one: shape.list(shape.text()), value: ['a', 1], findings: ['type_invalid /1'] },
    {
      what: 'a record with a wrong key',
      one: shape.record(shape.text({ least: 2 }), shape.text()),
      value: { a: 'a' },
      findings: ['key_invalid /a'],
    },
    { what: 'a record with a wrong value', one: shape.record(shape.text(), shape.text()), value: { a: 1 }, findings: ['type_invalid /a'] },
    { what: 'an object that lacks a field', one: dog, value: { type: 'dog' }, findings: ['field_missing /barks'] },
    { what: 'an object with a field too many', one: dog, value: { type: 'dog', barks: true, age: 3 }, findings: ['field_unknown /age'] },
    { what: 'an object that is open', one: shape.openObject({ a: shape.text() }), value: { a: 'a', b: 1 }, findings: [] },
    { what: 'a field that may be absent and is wrong', one: named, value: { id: 'a', type: 1 }, findings: ['type_invalid /type'] },
    { what: 'a tag that nothing has', one: shape.toldByTag('type', [dog, cat]), value: { type: 'cow' }, findings: ['value_unknown /type'] },
    { what: 'no tag', one: shape.toldByTag('type', [dog, cat]), value: {}, findings: ['field_missing /type'] },
    {
      what: 'the way that a tag names',
      one: shape.toldByTag('type', [dog, cat]),
      value: { type: 'cat', lives: 0 },
      findings: ['number_out_of_range /lives'],
    },
  ])('tells of $what', ({ one, value, findings }) => {
    expect(told(one, value)).toEqual(findings);
  });

  it('takes a value for the way that it fits best', () => {
    const one = shape.anyOf([
      shape.object({ above: shape.number() }),
      shape.object({ below: shape.number(), by: shape.text() }),
      shape.text(),
    ]);

    expect(told(one, { below: 'x', by: 'y' })).toEqual(['type_invalid /below']);
    expect(told(one, 7)).toEqual(['shape_unknown /']);
    expect(told(one, 'x')).toEqual([]);
  });

  it('takes a value for the only way that it misses in nothing but keys too many', () => {
    const one = shape.anyOf([shape.object({ above: shape.number() }), shape.list(shape.number())]);

    expect(told(one, { above: 1, a: 1, b: 2 })).toEqual(['field_unknown /a', 'field_unknown /b']);
  });

  it('reads an object by the one key that tells what it is', () => {
    const one = shape.toldByKey<object>({ all: shape.object({ all: shape.list(shape.text()) }), not: shape.object({ not: shape.text() }) });

    expect(told(one, { all: [1, 2, 3] })).toEqual(['type_invalid /all/0', 'type_invalid /all/1', 'type_invalid /all/2']);
    expect(told(one, {})).toEqual(['field_missing /all']);
  });

  it('asks rules of a whole that can be understood, and of no other', () => {
    const pets = shape.list(named, distinctIds(), atMostOne('type', 'dog', 'dog_duplicate'));

    expect(told(pets, [{ id: 'a', type: 'dog' }, { id: 'b', type: 'dog' }, { id: 'a' }])).toEqual([
      'id_duplicate /2/id',
      'dog_duplicate /1',
    ]);
    expect(told(pets, [{ id: 'a' }, { id: 'a', type: 1 }])).toEqual(['type_invalid /1/type']);
    expect(told(pets, [{ id: 'a' }, { id: 'a', size: 1 }])).toEqual(['field_unknown /1/size', 'id_duplicate /1/id']);
  });

  it('asks for one of several fields, and for a field that another one needs', () => {
    const when = shape.object({ at: shape.optional(shape.text()), in: shape.optional(shape.text()) }, exactlyOne('at', 'in'));
    const zone = shape.object({ zone: shape.text(), other: shape.optional(shape.text()) }, needs('zone', 'contact', 'other'));

    expect(told(when, {})).toEqual(['field_missing /at']);
    expect(told(when, { at: 'a', in: 'b' })).toEqual(['field_conflict /in']);
    expect(told(zone, { zone: 'contact' })).toEqual(['field_missing /other']);
    expect(told(zone, { zone: 'UTC' })).toEqual([]);
  });

  it('asks no rule after the last one that a text broke', () => {
    const day = shape.text({ pattern: /^\d+$/, code: 'not_digits', isLast: true }, { test: (text) => text !== 'x', code: 'not_x' });

    expect(told(day, 'x')).toEqual(['not_digits /']);
  });

  it('stops at a hundred faults of a list', () => {
    expect(
      told(
        shape.list(shape.text()),
        Array.from({ length: 100_000 }, () => 1),
      ),
    ).toHaveLength(100);
  });

  it('sees own properties only', () => {
    const made = shape.object({ constructor: shape.optional(shape.text()), toString: shape.text() });

    expect(told(made, {})).toEqual(['field_missing /toString']);
    expect(told(dog, JSON.parse('{"type":"dog","barks":true,"__proto__":{}}') as JsonValue)).toEqual(['field_unknown /__proto__']);
  });

  it('refuses to be made of ways without a value of their own', () => {
    expect(() => shape.toldByTag('type', [named])).toThrow('No fixed type');
  });
});
