import type { ComponentType } from 'react';
import type { FieldProps } from '../../store/host-options.ts';
import { AttributeField } from '../fields/attribute-field.tsx';
import { DateField } from '../fields/date-field.tsx';
import { DatetimeField } from '../fields/datetime-field.tsx';
import { DurationField } from '../fields/duration-field.tsx';
import { GroupField } from '../fields/group-field.tsx';
import { JsonField } from '../fields/json-field.tsx';
import { ListField } from '../fields/list-field.tsx';
import { LocalTimeField } from '../fields/local-time-field.tsx';
import { LongTextField } from '../fields/long-text-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { OptionsField } from '../fields/options-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { ToggleField } from '../fields/toggle-field.tsx';
import { TokenTextField } from '../fields/token-text-field.tsx';
import { WeekdaysField } from '../fields/weekdays-field.tsx';
import { useFormHost, type FormHost } from './form-host.ts';
import { hintsOf } from './read-schema.ts';

function TokenText(props: FieldProps): React.ReactElement {
  const { journey } = useFormHost();
  // A field reads only what fits its type, and shows anything else as empty.
  return <TokenTextField {...(props as FieldProps<string>)} {...(journey === undefined ? {} : { journey })} />;
}

function TokenLongText(props: FieldProps): React.ReactElement {
  const { journey } = useFormHost();
  // As above.
  return <TokenTextField {...(props as FieldProps<string>)} long {...(journey === undefined ? {} : { journey })} />;
}

function Options(props: FieldProps): React.ReactElement {
  const { extensions } = useFormHost();
  const { options, dependsOn } = hintsOf(props.schema);
  const sources = extensions.options ?? {};
  const source = options !== undefined && Object.hasOwn(sources, options) ? sources[options] : undefined;
  return source === undefined ? <SelectField {...props} /> : <OptionsField {...props} source={source} dependsOn={dependsOn} />;
}

// Each field shows a value that does not fit its type as empty or as it is, so that any JSON value may come in.
const fields = {
  text: TextField,
  'long-text': LongTextField,
  number: NumberField,
  toggle: ToggleField,
  select: SelectField,
  options: Options,
  list: ListField,
  group: GroupField,
  'token-text': TokenText,
  'token-long-text': TokenLongText,
  duration: DurationField,
  attribute: AttributeField,
  date: DateField,
  datetime: DatetimeField,
  time: LocalTimeField,
  weekdays: WeekdaysField,
  json: JsonField,
} as Readonly<Record<string, ComponentType<FieldProps>>>;

/** The component of a field by name: the host's own first, then ours; what nobody knows is shown as it is. */
export function fieldComponent(name: string, { extensions }: FormHost): ComponentType<FieldProps> {
  const own = extensions.fields ?? {};
  if (Object.hasOwn(own, name)) return own[name] ?? JsonField;
  return Object.hasOwn(fields, name) ? (fields[name] ?? JsonField) : JsonField;
}
