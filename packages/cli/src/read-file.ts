import { readFileSync } from 'node:fs';
import { CommandError, exitCode } from './io.ts';

/**
 * The bytes of a file.
 *
 * @throws CommandError that names the file and says what is wrong with it.
 */
export function readFile(path: string, what: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CommandError(`${path}: ${reasonOf(error)} (wanted: ${what})`, exitCode.usage);
  }
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'EACCES') return 'it may not be read';
  return 'it cannot be read';
}

/** The text of a file in UTF-8; see `readFile` for errors. */
export function readText(path: string, what: string): string {
  return new TextDecoder().decode(readFile(path, what));
}
