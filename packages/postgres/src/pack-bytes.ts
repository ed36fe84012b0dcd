import { Buffer } from 'node:buffer';

/** Where a piece stands: its place counts from 1, as PostgreSQL's `substr` does. */
export interface Piece {
  readonly at: number;
  readonly size: number;
}

/** Pieces put behind each other, to be sent as one parameter. */
export interface Packing {
  add(...parts: readonly Uint8Array[]): Piece;
  bytes(): Uint8Array;
}

/** An empty packing. */
export function createPacking(): Packing {
  const all: Uint8Array[] = [];
  let end = 0;
  return {
    add(...parts) {
      const at = end + 1;
      for (const part of parts) {
        all.push(part);
        end += part.byteLength;
      }
      return { at, size: end + 1 - at };
    },
    bytes: () => Buffer.concat(all, end),
  };
}

/** The parts of a row of several entries: each behind its length. One alone stands as it is. */
export function frame(entries: readonly Uint8Array[]): readonly Uint8Array[] {
  if (entries.length === 1) return entries;
  return entries.flatMap((entry) => {
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(entry.byteLength);
    return [length, entry];
  });
}

/** The entries of a row; those of one that was erased are all empty. */
export function unframe(row: Uint8Array, entries: number): readonly Uint8Array[] {
  if (row.byteLength === 0) return Array.from({ length: entries }, () => new Uint8Array());
  if (entries === 1) return [row];
  const bytes = Buffer.from(row.buffer, row.byteOffset, row.byteLength);
  const read: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = bytes.readUInt32BE(at);
    read.push(bytes.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return read;
}
