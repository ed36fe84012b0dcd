import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { JsonText } from './json-text.tsx';

/** What has no form: shown as it is, and kept. */
export function JsonField(props: FieldProps): ReactElement {
  const words = useWords();
  return (
    <>
      <JsonText id={props.id} label={props.name} value={props.value ?? null} />
      <p className="sj-form-help">{words('field.json.help')}</p>
    </>
  );
}
