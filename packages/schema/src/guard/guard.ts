import type { Problem } from '../problem.ts';
import type { JsonValue } from '../values.ts';
import { copyObject } from './copy-object.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import type { Finding } from './finding.ts';
import { defaultLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { placesOf } from './locate.ts';
import type { Place } from './locate.ts';
import { toPointer } from './pointer.ts';
import { scanText } from './scan-text.ts';

/** A document that is safe to look at; `text` where it came as text. */
export type Guarded =
  | { readonly ok: true; readonly value: JsonValue; readonly text?: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Lets a document in, or says what keeps it out, before anything is built from it.
 *
 * A text or its UTF-8 bytes are scanned before `JSON.parse`; anything else is copied, member by member. Never throws.
 */
export function guardDocument(input: unknown, limits: Partial<Limits> = {}): Guarded {
  const all: Limits = { ...defaultLimits, ...limits };
  if (typeof input === 'string') return guardText(input, all);
  if (isBytes(input)) return guardBytes(input, all);
  const copied = copyObject(input, all);
  return copied.ok ? copied : refused(copied.findings, all);
}

function guardBytes(bytes: Uint8Array, limits: Limits): Guarded {
  if (bytes.length > limits.bytes) return tooLarge(bytes.length, limits);
  const decoded = decodeUtf8(bytes);
  if (decoded.ok) return guardText(decoded.text, limits);
  const finding: Finding = { code: 'encoding_invalid', path: [], offset: decoded.before.length, params: { byte: decoded.at } };
  return refused([finding], limits, decoded.before);
}

function guardText(text: string, limits: Limits): Guarded {
  const size = utf8Length(text, limits.bytes);
  if (size > limits.bytes) return tooLarge(size, limits);
  const findings = scanText(text, limits);
  if (findings.length > 0) return refused(findings, limits, text);
  // The scan is a strict reading of JSON: what it lets through parses.
  return { ok: true, value: JSON.parse(text) as JsonValue, text };
}

/** Bytes of the text in UTF-8; stops counting where the limit is passed anyway. */
function utf8Length(text: string, limit: number): number {
  if (text.length > limit || text.length * 3 <= limit) return text.length;
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    // Each half of a pair counts two: four for both.
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

function tooLarge(size: number, limits: Limits): Guarded {
  return refused([{ code: 'document_too_large', path: [], offset: 0, params: { limit: limits.bytes, size } }], limits, '');
}

function refused(findings: readonly Finding[], limits: Limits, text?: string): Guarded {
  const kept = findings.slice(0, limits.problems);
  const places =
    text === undefined
      ? undefined
      : placesOf(
          text,
          kept.map((finding) => finding.offset ?? 0),
        );
  return { ok: false, problems: kept.map((finding, index) => problemOf(finding, places?.[index])) };
}

function problemOf({ code, path, params }: Finding, place: Place | undefined): Problem {
  return { code, severity: 'error', pointer: toPointer(path), ...place, params };
}

function isBytes(input: unknown): input is Uint8Array {
  try {
    return input instanceof Uint8Array;
  } catch {
    // A proxy that does not like to be asked.
    return false;
  }
}
