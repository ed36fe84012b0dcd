import type { JsonValue } from '@sojourn/schema';
import { useEffect, useState, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { FieldProps, Option, OptionSource } from '../../store/host-options.ts';
import { Button } from '../../ui/button.tsx';
import { FieldNote } from './field-note.tsx';
import { SelectField } from './select-field.tsx';
import { plainText } from './plain-text.ts';

type Loaded =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'there'; readonly options: readonly Option[] };

/** A choice from a list that the host loads, by what else the form says. A saved value without a name is shown as it is. */
export function OptionsField(props: FieldProps & { readonly source: OptionSource; readonly dependsOn: readonly string[] }): ReactElement {
  const { source, input, dependsOn } = props;
  const words = useWords();
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // Hosts need not memoise what they give; only the inputs it depends on ask again.
  const key = JSON.stringify([dependsOn.map((name): JsonValue => (Object.hasOwn(input, name) ? (input[name] ?? null) : null)), attempt]);
  useEffect(() => {
    const asked = new AbortController();
    setLoaded({ state: 'loading' });
    const values = typeof props.value === 'string' ? { values: [props.value] } : {};
    source({ input, signal: asked.signal, ...values }).then(
      (answer) => {
        if (!asked.signal.aborted) setLoaded({ state: 'there', options: answer.options });
      },
      () => {
        if (!asked.signal.aborted) setLoaded({ state: 'failed' });
      },
    );
    return () => asked.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for all that the list depends on
  }, [key]);
  const choices = loaded.state === 'there' ? loaded.options.map((option) => ({ value: option.value, label: option.label })) : [];
  const saved = loaded.state !== 'there' && props.value !== undefined ? [{ value: props.value, label: plainText(props.value) }] : [];
  return (
    <>
      <SelectField {...props} choices={[...choices, ...saved]} />
      {loaded.state === 'loading' && <FieldNote>{words('field.options.loading')}</FieldNote>}
      {loaded.state === 'failed' && (
        <FieldNote tone="error">
          {words('field.options.failed')}{' '}
          <Button variant="link" onClick={() => setAttempt((count) => count + 1)}>
            {words('field.options.retry')}
          </Button>
        </FieldNote>
      )}
    </>
  );
}
