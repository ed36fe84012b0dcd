import type { TraceEntry } from '@sojourn/schema';

/** An entry of the trace of one kind. */
export type EntryOfKind<Kind extends TraceEntry['kind']> = TraceEntry & { readonly kind: Kind };

/** Narrows a trace's entries to one kind. */
export function isKind<Kind extends TraceEntry['kind']>(kind: Kind): (entry: TraceEntry) => entry is EntryOfKind<Kind> {
  // The kind is what tells the entries apart.
  return (entry): entry is EntryOfKind<Kind> => entry.kind === kind;
}
