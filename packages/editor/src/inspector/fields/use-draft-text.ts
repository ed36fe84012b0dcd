import { useState } from 'react';
import { useDrafts } from './drafts.tsx';

/** What a text was read as; `undefined` where it cannot be read. An empty text usually reads as no value. */
export type ReadText<T> = { readonly value: T | undefined } | undefined;

/** How a field shows a value as text and reads text as a value. */
export interface DraftTextOptions<T> {
  /** Unique among the fields of one inspector. */
  readonly id: string;
  readonly value: T | undefined;
  format(value: T): string;
  parse(text: string): ReadText<T>;
  onChange(value: T | undefined): void;
}

/** A text being typed. */
export interface TypedText {
  readonly text: string;
  /** False while the text stands for no value; the document then keeps the former one. */
  readonly isReadable: boolean;
  type(text: string): void;
  /** Shows the value in its usual words again, unless the text cannot be read. */
  settle(): void;
}

/**
 * Text that writes through as soon as it can be read and stays as typed meanwhile.
 *
 * No key is ever blocked and no text lost: what cannot be read is kept beside the value, also while the field is away.
 */
export function useDraftText<T extends string | number | boolean>({ id, value, format, parse, onChange }: DraftTextOptions<T>): TypedText {
  const drafts = useDrafts();
  const [draft, setDraft] = useState(() => drafts.get(id));
  // A value changed from elsewhere (undo, a merge) replaces what was being typed.
  const applies = draft !== undefined && draft.beside === value;
  const text = applies ? draft.text : value === undefined ? '' : format(value);
  return {
    text,
    isReadable: !applies || parse(draft.text) !== undefined,
    type(next) {
      const read = parse(next);
      const kept = { text: next, beside: read === undefined ? value : read.value };
      setDraft(kept);
      if (read === undefined) drafts.set(id, kept);
      else {
        drafts.delete(id);
        if (read.value !== value) onChange(read.value);
      }
    },
    settle() {
      if (applies && parse(draft.text) !== undefined) setDraft(undefined);
    },
  };
}
