import type { TimeAlternative } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { FieldShell } from '../../fields/field-shell.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { controlId } from '../../form/form-field.tsx';
import { useJourneyForm } from '../../form/journey-form.ts';
import type { AlternativeProps } from './alternative-props.ts';
import { AtFormField } from './at-form-field.tsx';
import { WeekdaysFormField } from './weekdays-form-field.tsx';

/** Waits for a time of day, or for a window of time that may be open already. */
export function TimeAlternativeForm({ pointer, alternative }: AlternativeProps<TimeAlternative>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const { at, window, ...rest } = alternative;
  const id = controlId(form, `${pointer}/kind`);
  const change = (kind: unknown): void => {
    const from = at ?? window?.from ?? '09:00';
    const next = kind === 'window' ? { ...rest, window: { from, to: window?.to ?? '17:00' } } : { ...rest, at: from };
    form.write(pointer, next as never /* an alternative is JSON */, words('inspector.undo.change', { name: words('panel.wait.time') }));
  };
  return (
    <div className="sj-item-body">
      <FieldShell id={id} label={words('panel.wait.time.kind')}>
        {(describedBy) => (
          <SelectField
            id={id}
            name="kind"
            schema={{}}
            nodeId=""
            input={{}}
            catalog={form.catalog}
            problems={[]}
            describedBy={describedBy}
            readOnly={form.readOnly}
            required
            value={window === undefined ? 'at' : 'window'}
            choices={[
              { value: 'at', label: words('panel.wait.time.at') },
              { value: 'window', label: words('panel.wait.time.window') },
            ]}
            onChange={change}
          />
        )}
      </FieldShell>
      {window === undefined ? (
        <AtFormField pointer={`${pointer}/at`} label={words('panel.wait.time.clock')} required />
      ) : (
        <div className="sj-form-pair">
          <AtFormField pointer={`${pointer}/window/from`} label={words('panel.from')} required />
          <AtFormField pointer={`${pointer}/window/to`} label={words('panel.to')} required />
        </div>
      )}
      <WeekdaysFormField pointer={`${pointer}/weekdays`} />
    </div>
  );
}
