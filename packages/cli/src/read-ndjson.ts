import { readFile } from './read-file.ts';

/** A line of an NDJSON file that parsed. */
export interface NdjsonRow {
  /** From 1. */
  readonly line: number;
  readonly value: unknown;
}

/** A line that did not, or whose value is refused. */
export interface NdjsonProblem {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads a file of one JSON value per line; empty lines are skipped, a byte order mark and CRLF are fine.
 * Bad lines are reported beside the good ones; nothing is dropped in silence.
 */
export function readNdjson(
  path: string,
  what: string,
): { readonly rows: readonly NdjsonRow[]; readonly problems: readonly NdjsonProblem[] } {
  const text = new TextDecoder('utf-8').decode(readFile(path, what));
  const rows: NdjsonRow[] = [];
  const problems: NdjsonProblem[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const source = raw.trim();
    if (source === '') continue;
    try {
      rows.push({ line: index + 1, value: JSON.parse(source) });
    } catch (error) {
      problems.push({ line: index + 1, message: `not JSON: ${error instanceof Error ? error.message : 'it does not parse'}` });
    }
  }
  return { rows, problems };
}
