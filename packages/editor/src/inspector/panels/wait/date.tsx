import type { DateAlternative } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { OperandChip } from '../../condition/operand-chip.tsx';
import { operandField } from '../../condition/operand-field.ts';
import { FieldShell } from '../../fields/field-shell.tsx';
import { DurationFormField } from '../../form/duration-form-field.tsx';
import { controlId } from '../../form/form-field.tsx';
import { useJourneyForm } from '../../form/journey-form.ts';
import { isWithin } from '../../form/pointer.ts';
import type { AlternativeProps } from './alternative-props.ts';
import { AtFormField } from './at-form-field.tsx';

/** Waits for a date that the contact, the trigger event or an earlier step carries. */
export function DateAlternativeForm({ pointer, alternative }: AlternativeProps<DateAlternative>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const site = { journey: form.journey, catalog: form.catalog, inGraph: true };
  const isOpen = 'attribute' in alternative.on && alternative.on.attribute === '';
  return (
    <div className="sj-item-body">
      <FieldShell
        id={controlId(form, `${pointer}/on`)}
        label={words('panel.wait.date.on')}
        problems={form.problems.filter((problem) => isWithin(problem.pointer, `${pointer}/on`))}
        parts
        required
      >
        {() => (
          <OperandChip
            operand={isOpen ? undefined : alternative.on}
            site={site}
            readOnly={form.readOnly}
            accept={(operand) => ['date', 'datetime'].includes(operandField(operand, site)?.type ?? '') && !('now' in operand)}
            onChoose={(on) =>
              form.write(
                `${pointer}/on`,
                { ...on } as never /* an operand is JSON */,
                words('inspector.undo.change', { name: words('panel.wait.date.on') }),
              )
            }
          />
        )}
      </FieldShell>
      <DurationFormField
        pointer={`${pointer}/offset`}
        label={words('panel.wait.date.offset')}
        help={words('panel.wait.date.offsetHelp')}
        signed
      />
      <AtFormField pointer={`${pointer}/at`} label={words('panel.wait.date.at')} />
      <p className="sj-form-help">{words('panel.wait.date.outlets')}</p>
    </div>
  );
}
