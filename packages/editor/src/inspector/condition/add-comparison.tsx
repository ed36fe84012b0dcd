import type { ReactElement } from 'react';
import { useConditionEditing, type PendingComparison } from './condition-editing.ts';

/** Begins a comparison: the row appears with the picker open, the document changes once something is chosen. */
export function AddComparison({
  text,
  label,
  pending,
  focus,
}: {
  readonly text: string;
  readonly label: string;
  readonly pending: PendingComparison;
  readonly focus?: string;
}): ReactElement {
  const editing = useConditionEditing();
  return (
    <button
      type="button"
      className="sj-condition-add"
      aria-label={text === label ? undefined : `${text}: ${label}`}
      data-focus={focus}
      onClick={() => editing.begin(pending, 'pending')}
    >
      {text}
    </button>
  );
}
