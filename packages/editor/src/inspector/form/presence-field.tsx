import type { JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { FieldShell } from '../fields/field-shell.tsx';
import { ToggleField } from '../fields/toggle-field.tsx';
import { bareField } from './bare-field.ts';
import { controlId } from './form-field.tsx';
import { useJourneyForm } from './journey-form.ts';
import { valueAt } from './pointer.ts';

/** Whether a part of the document is there at all; switched on it begins with `fresh`. */
export function PresenceField({
  pointer,
  label,
  help,
  fresh,
}: {
  readonly pointer: string;
  readonly label: string;
  readonly help: string;
  readonly fresh: JsonValue;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const id = controlId(form, `${pointer}-own`);
  return (
    <FieldShell id={id} label={label} help={help}>
      {(describedBy) => (
        <ToggleField
          {...bareField(form, id, describedBy)}
          value={valueAt(form.journey, pointer) !== undefined}
          onChange={(on) => form.write(pointer, on === true ? fresh : undefined, words('inspector.undo.change', { name: label }))}
        />
      )}
    </FieldShell>
  );
}
