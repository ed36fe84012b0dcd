import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { FieldProps } from '../../store/host-options.ts';

/** What has no form: shown as it is, and kept. */
export function JsonField(props: FieldProps): ReactElement {
  const words = useWords();
  return (
    <>
      <pre id={props.id} className="sj-json" tabIndex={0} aria-label={props.name}>
        {JSON.stringify(props.value ?? null, undefined, 2)}
      </pre>
      <p className="sj-form-help">{words('field.json.help')}</p>
    </>
  );
}
