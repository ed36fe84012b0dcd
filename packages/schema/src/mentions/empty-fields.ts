import type { Operand } from '../conditions/condition.ts';
import type { MentionPath } from './mention.ts';

/** The fields of an object that are an empty text or an empty list. */
export function emptyFields<T extends object>(object: T, ...fields: readonly (keyof T & string)[]): readonly MentionPath[] {
  return fields.filter((field) => isEmpty(object[field])).map((field) => [field]);
}

/** The path to the name in an operand that names nothing yet. */
export function emptyOperand(operand: Operand): readonly MentionPath[] {
  return Object.entries(operand).flatMap(([key, value]) => (value === '' ? [[key]] : []));
}

function isEmpty(value: unknown): boolean {
  return (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
}
