import type { CompiledJourney } from './compiled.ts';
import { keyText } from './key-text.ts';
import type { EntryState } from './state.ts';

/** The key of an entry: the one given outright, or what the version reads from the trigger event's data. */
export function keyOf(
  { readKey }: CompiledJourney,
  { key, entry }: { readonly key?: string | undefined; readonly entry: EntryState },
): string | null {
  return key === undefined ? keyText(readKey?.(entry.data)) : keyText(key);
}
