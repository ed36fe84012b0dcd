import type { Condition, JsonObject } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ConditionField } from '../condition/condition-field.tsx';
import { FieldShell, leaving } from '../fields/field-shell.tsx';
import { AudienceCount } from './audience-count.tsx';
import { controlId } from './form-field.tsx';
import { useJourneyForm } from './journey-form.ts';
import { isWithin, valueAt } from './pointer.ts';

/** A condition of the document as a field. */
export interface ConditionFormFieldProps {
  readonly pointer: string;
  readonly label: string;
  /** What undo calls it, where the label is too long a name. */
  readonly undoName?: string;
  /** The label is said but not shown. */
  readonly hideLabel?: boolean;
  readonly help?: string;
  /** The event being judged. */
  readonly event?: string;
  /** False where there is no enrollment yet. */
  readonly inGraph?: boolean;
  /** Written when the last comparison goes; without it the condition itself goes. */
  readonly empty?: Condition;
  /** What an absent condition means, in words. */
  readonly absent?: string;
}

/** Joins the condition builder to a place in the document. */
export function ConditionFormField(props: ConditionFormFieldProps): ReactElement {
  const { pointer, label, event, inGraph = true, empty } = props;
  const form = useJourneyForm();
  const words = useWords();
  const id = controlId(form, pointer);
  const value = valueAt(form.journey, pointer);
  const problems = form.problems.filter((problem) => isWithin(problem.pointer, pointer));
  // Only what looks at contacts alone can be counted: an event is not one.
  const audience = !inGraph && event === undefined ? (value as JsonObject | undefined) : undefined; // a condition is a JSON object by its schema
  const write = (next: Condition | undefined): void => {
    // A condition is JSON by its schema; only its index signature is missing in the types.
    form.write(pointer, (next ?? empty) as never, words('inspector.undo.condition', { name: props.undoName ?? label }));
  };
  const builder = (describedBy: string | undefined): ReactElement => (
    <>
      <ConditionField
        id={id}
        label={label}
        pointer={pointer}
        // The document was parsed: what stands at this pointer is a condition.
        value={value as Condition | undefined}
        site={{ journey: form.journey, catalog: form.catalog, inGraph, ...(event === undefined ? {} : { event }) }}
        readOnly={form.readOnly}
        problems={problems}
        describedBy={describedBy}
        {...(props.absent === undefined ? {} : { absent: props.absent })}
        onChange={write}
      />
      {audience !== undefined && <AudienceCount when={audience} />}
    </>
  );
  if (props.hideLabel === true) return <div onBlur={leaving(() => form.leave(pointer))}>{builder(undefined)}</div>;
  return (
    <FieldShell id={id} label={label} help={props.help} parts onLeave={() => form.leave(pointer)}>
      {builder}
    </FieldShell>
  );
}
