import type { JsonObject, JsonValue } from '@sojourn/schema';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { FieldShell } from '../fields/field-shell.tsx';
import { useJourneyForm, type JourneyForm } from './journey-form.ts';
import { isWithin, valueAt } from './pointer.ts';

/** One value of the document as a field. */
export interface FormFieldProps<T extends JsonValue> {
  readonly pointer: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly nodeId?: string;
  readonly required?: boolean;
  /** The control has several parts, named together. */
  readonly parts?: boolean;
  readonly schema?: JsonObject;
  /** The whole that the value belongs to. */
  readonly input?: JsonObject;
  /** Written instead of taking the value away. */
  readonly empty?: T;
  readonly aside?: ReactNode;
  children(field: FieldProps<T>): ReactNode;
}

/** The id of the control for a pointer: the inspector finds a field to focus by it. */
export function controlId(form: Pick<JourneyForm, 'id'>, pointer: string): string {
  return `${form.id}${pointer.replaceAll(/[^A-Za-z0-9-]/g, (mark) => `_${mark.codePointAt(0)}`)}`;
}

/** Joins a control to a place in the document: its label, value, problems, and a write that undo knows by name. */
export function FormField<T extends JsonValue>(props: FormFieldProps<T>): ReactElement {
  const { pointer, label, empty, children } = props;
  const form = useJourneyForm();
  const words = useWords();
  const id = controlId(form, pointer);
  const value = valueAt(form.journey, pointer);
  const problems = form.problems.filter((problem) => isWithin(problem.pointer, pointer));
  return (
    <FieldShell
      id={id}
      label={label}
      help={props.help}
      problems={problems}
      required={props.required === true && (value === undefined || value === '')}
      parts={props.parts === true}
      aside={props.aside}
      onLeave={() => form.leave(pointer)}
    >
      {(describedBy) =>
        children({
          id,
          name: label,
          // The document was parsed: what stands at this pointer has the type that its panel asks for.
          value: value as T | undefined,
          onChange: (value) => form.write(pointer, value ?? empty, words('inspector.undo.change', { name: label })),
          schema: props.schema ?? {},
          nodeId: props.nodeId ?? '',
          readOnly: form.readOnly,
          problems,
          describedBy,
          input: props.input ?? {},
          catalog: form.catalog,
        })
      }
    </FieldShell>
  );
}
