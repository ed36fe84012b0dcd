import type { ReactElement } from 'react';
import type { FieldProps } from '../../store/host-options.ts';
import { SelectField, type SelectChoice } from './select-field.tsx';

/** The name of one of the catalog's attributes. */
export function AttributeField(props: FieldProps): ReactElement {
  const choices: readonly SelectChoice[] = Object.entries(props.catalog.attributes ?? {}).map(([name, field]) => ({
    value: name,
    label: field.label ?? name,
  }));
  return <SelectField {...props} choices={choices} />;
}
