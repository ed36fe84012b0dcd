import type { Fault } from './problem.ts';

/** What is wrong is collected here, so that one answer names it all. */
export type Faults = Fault[];

/** A JSON object as it came: any key, any value. Only own properties are read. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, and no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property; `undefined` where there is none, also for names such as `constructor`. */
export function field(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A text that must be there. */
export function requiredText(fields: Fields, name: string, pointer: string, faults: Faults, most = 200): string {
  const value = field(fields, name);
  if (value === undefined) faults.push({ pointer: `${pointer}/${name}`, code: 'missing', message: `"${name}" is missing.` });
  else return textValue(value, name, `${pointer}/${name}`, faults, most);
  return '';
}

/** A text that may be there. */
export function optionalText(fields: Fields, name: string, pointer: string, faults: Faults, most = 200): string | undefined {
  const value = field(fields, name);
  return value === undefined ? undefined : textValue(value, name, `${pointer}/${name}`, faults, most);
}

/** Names of fields that nobody reads are mistakes: a misspelt one would be lost in silence. */
export function refuseOthers(fields: Fields, known: readonly string[], pointer: string, faults: Faults): void {
  for (const name of Object.keys(fields)) {
    if (!known.includes(name))
      faults.push({
        pointer: `${pointer}/${escapePointer(name)}`,
        code: 'unknown_field',
        message: `"${name}" is not known here; it may have ${known.join(', ')}.`,
      });
  }
}

/** A name as part of a JSON pointer. */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function textValue(value: unknown, name: string, pointer: string, faults: Faults, most: number): string {
  if (typeof value !== 'string') faults.push({ pointer, code: 'not_text', message: `"${name}" must be a text.` });
  else if (value === '') faults.push({ pointer, code: 'empty', message: `"${name}" must not be empty.` });
  else if (value.length > most) faults.push({ pointer, code: 'too_long', message: `"${name}" may have ${most} characters.` });
  // Control characters have no place in a name, and PostgreSQL cannot store one of them.
  else if (/\p{Cc}/u.test(value))
    faults.push({ pointer, code: 'control_character', message: `"${name}" must not hold control characters.` });
  else return value;
  return '';
}
