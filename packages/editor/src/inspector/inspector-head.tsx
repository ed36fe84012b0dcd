import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../messages/use-words.ts';
import type { Family } from '../nodes/card-definition.ts';
import { controlId } from './form/form-field.tsx';
import { useJourneyForm } from './form/journey-form.ts';
import { valueAt } from './form/pointer.ts';

/** What is selected: what kind it is, and its name to change. */
export function InspectorHead({
  kind,
  family,
  pointer,
  placeholder,
  required = false,
  children,
}: {
  readonly kind: string;
  readonly family?: Family;
  /** Where the name stands in the document; without one there is nothing to name. */
  readonly pointer?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly children?: ReactNode;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const name = pointer === undefined ? undefined : valueAt(form.journey, pointer);
  return (
    <header className="sj-inspector-head" data-family={family}>
      <h2>{kind}</h2>
      {pointer !== undefined && (
        <input
          id={controlId(form, pointer)}
          className="sj-inspector-name"
          aria-label={words('inspector.name')}
          placeholder={placeholder}
          dir="auto"
          autoComplete="off"
          disabled={form.readOnly}
          value={typeof name === 'string' ? name : ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            form.write(
              pointer,
              value === '' && !required ? undefined : value,
              words('inspector.undo.rename', { name: placeholder ?? kind }),
            );
          }}
        />
      )}
      {children}
    </header>
  );
}
