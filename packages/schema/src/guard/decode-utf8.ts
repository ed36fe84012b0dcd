/** The text of UTF-8 bytes, or the index of the first byte that is not UTF-8. */
export type DecodedUtf8 =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly at: number; readonly before: string };

const chunk = 8_192;

/** Decodes UTF-8 strictly: overlong forms, surrogates and cut sequences are refused, not replaced. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): DecodedUtf8 {
  const parts: string[] = [];
  let units: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return { ok: false, at, before: parts.join('') + String.fromCharCode(...units) };
    const point = pointAt(bytes, at, length);
    if (point >= 0x10000) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    else units.push(point);
    at += length;
    if (units.length >= chunk) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  return { ok: true, text: parts.join('') + String.fromCharCode(...units) };
}

/** Bytes of the sequence that begins here; 0 if it is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (at + length > bytes.length) return 0;
  for (let index = 1; index < length; index++) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  const second = bytes[at + 1] ?? 0;
  // What the first byte alone does not rule out: overlong forms, surrogates, and code points beyond the last.
  const isBad =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second > 0x9f) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second > 0x8f);
  return isBad ? 0 : length;
}

function pointAt(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] ?? 0;
  if (length === 1) return first;
  let point = first & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) point = (point << 6) | ((bytes[at + index] ?? 0) & 0x3f);
  return point;
}
