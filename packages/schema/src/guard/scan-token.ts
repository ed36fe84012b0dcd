/** A string token of JSON: where it ends, and what it says. */
export type ScannedString =
  | { readonly ok: true; readonly end: number; readonly value: string; readonly length: number; readonly isUnicode: boolean }
  | { readonly ok: false; readonly end: number; readonly reason: string };

/** Reads the string that begins with the quote at `start`. */
export function scanString(text: string, start: number): ScannedString {
  let isEscaped = false;
  let isUnicode = true;
  let at = start + 1;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) break;
    // Also NaN, beyond the end.
    if (!(code >= 32)) return { ok: false, end: at, reason: at >= text.length ? 'text_unterminated' : 'control_character' };
    if (code === 92) {
      const length = escapeLength(text, at);
      if (length === 0) return { ok: false, end: at, reason: at + 1 >= text.length ? 'text_unterminated' : 'escape_invalid' };
      isEscaped = true;
      at += length - 1;
    } else if (code >= 0xd800 && code <= 0xdfff) {
      const isPair = code < 0xdc00 && isLow(text.charCodeAt(at + 1));
      if (isPair) at++;
      else isUnicode = false;
    }
  }
  const raw = text.slice(start + 1, at);
  if (!isEscaped) return { ok: true, end: at + 1, value: raw, length: raw.length, isUnicode };
  // The token was checked above character by character.
  const value = JSON.parse(`"${raw}"`) as string;
  return { ok: true, end: at + 1, value, length: value.length, isUnicode: !/\p{Surrogate}/u.test(value) };
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Characters of the escape at the backslash; 0 if it is none. */
function escapeLength(text: string, at: number): number {
  const kind = text[at + 1];
  if (kind === undefined) return 0;
  if (kind === 'u') return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return '"\\/bfnrt'.includes(kind) ? 2 : 0;
}

/** A number token of JSON: where it ends, and what is wrong with it. */
export interface ScannedNumber {
  readonly end: number;
  readonly code?: 'syntax' | 'number_not_finite' | 'number_unsafe';
}

/** Reads the number that begins at `start`. */
export function scanNumber(text: string, start: number): ScannedNumber {
  let at = start;
  if (text[at] === '-') at++;
  const whole = digitsEnd(text, at);
  if (whole === at || (text[at] === '0' && whole > at + 1)) return { end: at, code: 'syntax' };
  at = whole;
  if (text[at] === '.') {
    const end = digitsEnd(text, at + 1);
    if (end === at + 1) return { end: at, code: 'syntax' };
    at = end;
  }
  if (text[at] === 'e' || text[at] === 'E') {
    const from = text[at + 1] === '+' || text[at + 1] === '-' ? at + 2 : at + 1;
    const end = digitsEnd(text, from);
    if (end === from) return { end: at, code: 'syntax' };
    at = end;
  }
  const problem = numberProblem(Number(text.slice(start, at)));
  return problem === undefined ? { end: at } : { end: at, code: problem };
}

/** What is wrong with a number: not finite, or a whole number that floating point does not tell from its neighbours. */
export function numberProblem(value: number): 'number_not_finite' | 'number_unsafe' | undefined {
  if (!Number.isFinite(value)) return 'number_not_finite';
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? 'number_unsafe' : undefined;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
  return at;
}
