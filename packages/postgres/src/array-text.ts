import { Buffer } from 'node:buffer';

/** What an array parameter may hold. */
export type Element = string | number | bigint | boolean | Uint8Array | null;

/**
 * Writes a one-dimensional array as PostgreSQL reads it. Every array goes as text and is cast by the statement, so that all
 * drivers send the same bytes, whatever they think of arrays.
 */
export function arrayText(values: readonly Element[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: Element): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, String.raw`\$&`)}"`;
  if (value instanceof Uint8Array) return `"\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}"`;
  return String(value);
}
