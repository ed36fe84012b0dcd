import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { valueAt } from '../form/pointer.ts';

/** The name of an item, typed where it is read. */
export function ItemName({
  pointer,
  label,
  placeholder,
}: {
  readonly pointer: string;
  readonly label: string;
  readonly placeholder: string;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const value = valueAt(form.journey, pointer);
  return (
    <input
      id={controlId(form, pointer)}
      className="sj-quiet-input"
      aria-label={label}
      placeholder={placeholder}
      dir="auto"
      autoComplete="off"
      disabled={form.readOnly}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) =>
        form.write(
          pointer,
          event.currentTarget.value === '' ? undefined : event.currentTarget.value,
          words('inspector.undo.rename', { name: label }),
        )
      }
    />
  );
}
