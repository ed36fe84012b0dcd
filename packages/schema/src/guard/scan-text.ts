import type { JsonObject } from '../values.ts';
import { forbiddenKeys } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Limits } from './limits.ts';
import { scanNumber, scanString } from './scan-token.ts';

interface Scan {
  readonly text: string;
  readonly limits: Limits;
  readonly findings: Finding[];
  /** One per open container: its keys, or `undefined` for a list. */
  readonly keys: (Set<string> | undefined)[];
  readonly path: (string | number)[];
  values: number;
  at: number;
}

/** Ends the scan; what was found before stays. */
const stop = Symbol('stop');
type Step = typeof stop | undefined;

/**
 * Reads a JSON text once, from left to right, before anything is built from it.
 *
 * Strict JSON, one value. Findings of the content (keys twice, keys that reach prototypes, numbers, lengths) are collected; a broken
 * grammar, a depth or a count that is too much ends the scan. Linear in the text, no recursion.
 */
export function scanText(text: string, limits: Limits): readonly Finding[] {
  const scan: Scan = { text, limits, findings: [], keys: [], path: [], values: 0, at: 0 };
  if (text.charCodeAt(0) === 0xfeff) {
    report(scan, 'byte_order_mark', 0, {});
    return scan.findings;
  }
  do {
    if (scanValue(scan) === stop || closeWhatEnds(scan) === stop) return scan.findings;
  } while (scan.keys.length > 0);
  skipSpace(scan);
  if (scan.at < text.length) syntax(scan, 'after_the_end');
  return scan.findings;
}

/** A value, or the opening of a container up to its first value. */
function scanValue(scan: Scan): Step {
  skipSpace(scan);
  if (++scan.values > scan.limits.values) return refuse(scan, 'document_too_many_values', { limit: scan.limits.values });
  const char = scan.text[scan.at];
  if (char === '{' || char === '[') return open(scan, char);
  if (char === '"') return stringValue(scan);
  if (char !== undefined && (char === '-' || (char >= '0' && char <= '9'))) return number(scan);
  for (const word of ['true', 'false', 'null']) {
    if (scan.text.startsWith(word, scan.at)) {
      scan.at += word.length;
      return undefined;
    }
  }
  return syntax(scan, char === undefined ? 'end_of_text' : 'value_expected');
}

function open(scan: Scan, char: '{' | '['): Step {
  if (scan.keys.length >= scan.limits.depth) return refuse(scan, 'document_too_deep', { limit: scan.limits.depth });
  scan.at++;
  skipSpace(scan);
  if (scan.text[scan.at] === (char === '{' ? '}' : ']')) {
    scan.at++;
    return undefined;
  }
  scan.keys.push(char === '{' ? new Set() : undefined);
  if (char === '[') {
    scan.path.push(0);
    return scanValue(scan);
  }
  scan.path.push('');
  return key(scan) ?? scanValue(scan);
}

/** After a value: on to the next member, or out of every container that ends here. */
function closeWhatEnds(scan: Scan): Step {
  while (scan.keys.length > 0) {
    skipSpace(scan);
    const keys = scan.keys.at(-1);
    const char = scan.text[scan.at];
    if (char === ',') {
      scan.at++;
      return next(scan, keys);
    }
    if (char !== (keys === undefined ? ']' : '}')) return syntax(scan, char === undefined ? 'end_of_text' : 'comma_expected');
    scan.at++;
    scan.keys.pop();
    scan.path.pop();
  }
  return undefined;
}

function next(scan: Scan, keys: Set<string> | undefined): Step {
  skipSpace(scan);
  const char = scan.text[scan.at];
  if (char === ']' || char === '}') return syntax(scan, 'trailing_comma');
  if (keys !== undefined) return key(scan);
  const index = scan.path.pop();
  // In a list the last part of the path is always its index.
  scan.path.push((index as number) + 1);
  return undefined;
}

/** A key and its colon. */
function key(scan: Scan): Step {
  skipSpace(scan);
  const start = scan.at;
  if (scan.text[start] !== '"') return syntax(scan, scan.text[start] === undefined ? 'end_of_text' : 'key_expected');
  const found = scanString(scan.text, start);
  scan.at = found.end;
  if (!found.ok) return syntax(scan, found.reason);
  if (found.length > scan.limits.keyLength) return refuse(scan, 'key_too_long', { limit: scan.limits.keyLength }, start);
  scan.path[scan.path.length - 1] = found.value;
  const keys = scan.keys.at(-1);
  if (forbiddenKeys.has(found.value)) report(scan, 'key_forbidden', start, { key: found.value });
  else if (keys?.has(found.value) === true) report(scan, 'key_duplicate', start, { key: found.value });
  if (!found.isUnicode) report(scan, 'text_not_unicode', start, {});
  keys?.add(found.value);
  skipSpace(scan);
  if (scan.text[scan.at] !== ':') return syntax(scan, scan.text[scan.at] === undefined ? 'end_of_text' : 'colon_expected');
  scan.at++;
  return enough(scan);
}

function stringValue(scan: Scan): Step {
  const start = scan.at;
  const found = scanString(scan.text, start);
  scan.at = found.end;
  if (!found.ok) return syntax(scan, found.reason);
  if (found.length > scan.limits.textLength) report(scan, 'text_too_long', start, { limit: scan.limits.textLength, length: found.length });
  if (!found.isUnicode) report(scan, 'text_not_unicode', start, {});
  return enough(scan);
}

function number(scan: Scan): Step {
  const start = scan.at;
  const found = scanNumber(scan.text, start);
  scan.at = found.end;
  if (found.code === 'syntax') return syntax(scan, 'number_invalid');
  if (found.code !== undefined) report(scan, found.code, start, {});
  return enough(scan);
}

function skipSpace(scan: Scan): void {
  for (;;) {
    const code = scan.text.charCodeAt(scan.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    scan.at++;
  }
}

function report(scan: Scan, code: string, offset: number, params: JsonObject): void {
  scan.findings.push({ code, offset, path: [...scan.path], params });
}

function refuse(scan: Scan, code: string, params: JsonObject, offset: number = scan.at): Step {
  report(scan, code, offset, params);
  return stop;
}

function syntax(scan: Scan, reason: string): Step {
  const found = scan.text.slice(scan.at, scan.at + 1);
  const comment = found === '/' && /^\/[/*]/.test(scan.text.slice(scan.at, scan.at + 2));
  return refuse(scan, 'json_invalid', { reason: comment ? 'comment' : found === "'" ? 'single_quotes' : reason, found });
}

function enough(scan: Scan): Step {
  return scan.findings.length >= scan.limits.problems ? stop : undefined;
}
