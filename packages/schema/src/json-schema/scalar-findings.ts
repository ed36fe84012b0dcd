import { compilePattern } from '../conditions/pattern.ts';
import { isDuration } from '../time/duration.ts';
import { parseInstant } from '../time/instant.ts';
import { isLocalDate } from '../time/local-time.ts';
import type { JsonObject } from '../values.ts';
import type { InputFinding } from './input-findings.ts';

type Path = InputFinding['path'];

const longestAddress = 320;

/** What is wrong with a text by a JSON Schema. Lengths count code points. A pattern that is not RE2 is ignored. */
export function textFindings(schema: JsonObject, text: string, path: Path): readonly InputFinding[] {
  const { minLength, maxLength, pattern, format } = schema;
  const length = Array.from(text).length;
  const found: InputFinding[] = [];
  if (typeof minLength === 'number' && length < minLength) found.push({ path, keyword: 'minLength', params: { min: minLength, length } });
  if (typeof maxLength === 'number' && length > maxLength) found.push({ path, keyword: 'maxLength', params: { max: maxLength, length } });
  const test = typeof pattern === 'string' ? compilePattern(pattern) : undefined;
  if (test?.(text, { left: 1_000_000 }) === false) found.push({ path, keyword: 'pattern', params: { pattern: pattern ?? '' } });
  if (typeof format === 'string' && !hasFormat(text, format)) found.push({ path, keyword: 'format', params: { format } });
  return found;
}

/** What is wrong with a number by a JSON Schema. */
export function numberFindings(schema: JsonObject, value: number, path: Path): readonly InputFinding[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const found: InputFinding[] = [];
  if (typeof minimum === 'number' && value < minimum) found.push({ path, keyword: 'minimum', params: { min: minimum } });
  if (typeof maximum === 'number' && value > maximum) found.push({ path, keyword: 'maximum', params: { max: maximum } });
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) {
    found.push({ path, keyword: 'exclusiveMinimum', params: { above: exclusiveMinimum } });
  }
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum) {
    found.push({ path, keyword: 'exclusiveMaximum', params: { below: exclusiveMaximum } });
  }
  if (typeof multipleOf === 'number' && multipleOf > 0 && !Number.isInteger(value / multipleOf)) {
    found.push({ path, keyword: 'multipleOf', params: { of: multipleOf } });
  }
  return found;
}

/** Formats that a form can say something about; any other is true. */
function hasFormat(text: string, format: string): boolean {
  switch (format) {
    case 'email':
      return text.length <= longestAddress && /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);
    case 'uri':
      return /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s]+$/.test(text);
    case 'date':
      return isLocalDate(text);
    case 'date-time':
      return parseInstant(text) !== undefined;
    case 'duration':
      return isDuration(text);
    default:
      return true;
  }
}
