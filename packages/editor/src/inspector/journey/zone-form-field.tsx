import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { SelectField } from '../fields/select-field.tsx';
import { FormField } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';

/** The zone the journey counts in: each contact's own with a fallback, or one for all. */
export function ZoneFormField(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const zones = zoneNames().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  const perContact = form.journey.timezone === 'contact';
  const change = (zone: unknown): void => {
    if (typeof zone !== 'string') return;
    const label = words('inspector.undo.change', { name: words('panel.journey.zone') });
    if (zone !== 'contact' || form.journey.fallbackTimezone !== undefined) form.write('/timezone', zone, label);
    else
      form.apply(
        [
          { op: 'set', pointer: '/fallbackTimezone', value: form.journey.timezone },
          { op: 'set', pointer: '/timezone', value: zone },
        ],
        label,
      );
  };
  return (
    <>
      <FormField<string> pointer="/timezone" label={words('panel.journey.zone')} help={words('panel.journey.zoneHelp')} required>
        {(field) => (
          <SelectField
            {...field}
            required
            choices={[{ value: 'contact', label: words('panel.journey.zoneContact') }, ...zones]}
            onChange={change}
          />
        )}
      </FormField>
      {perContact && (
        <FormField<string> pointer="/fallbackTimezone" label={words('panel.journey.fallback')} required>
          {(field) => (
            <SelectField {...field} required choices={zones} onChange={(zone) => typeof zone === 'string' && field.onChange(zone)} />
          )}
        </FormField>
      )}
    </>
  );
}

function zoneNames(): readonly string[] {
  const names = Intl.supportedValuesOf('timeZone');
  return names.includes('UTC') ? names : ['UTC', ...names];
}
