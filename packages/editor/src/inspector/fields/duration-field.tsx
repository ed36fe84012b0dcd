import type { Duration } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { controlAttributes } from './control-attributes.ts';
import { formatDuration, parseDurationText } from './duration-text.ts';
import { FieldNote } from './field-note.tsx';
import type { FieldProps } from '../../store/host-options.ts';
import { useDraftText } from './use-draft-text.ts';

/** A length of time: takes "2 days", shows `P2D` beside it. With `signed`, an offset such as "-1 day" too. */
export function DurationField(
  props: FieldProps<Duration> & { readonly signed?: boolean; readonly placeholder?: string; readonly required?: boolean },
): ReactElement {
  const words = useWords();
  const { text, isReadable, type, settle } = useDraftText<Duration>({
    id: props.id,
    value: props.value,
    format: (value) => formatDuration(value, words.locale),
    parse: (typed) =>
      props.required === true && typed.trim() === '' ? undefined : readDuration(typed, words.locale, props.signed === true),
    onChange: props.onChange,
  });
  return (
    <>
      <span className="sj-input-pair">
        <input
          {...controlAttributes(props, isReadable)}
          className="sj-input"
          type="text"
          autoComplete="off"
          placeholder={props.placeholder ?? words('field.duration.example')}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={settle}
        />
        <output className="sj-input-code" htmlFor={props.id}>
          {props.value ?? ''}
        </output>
      </span>
      {!isReadable && <FieldNote tone="error">{words('field.duration.unreadable')}</FieldNote>}
    </>
  );
}

function readDuration(text: string, locale: string, signed: boolean): { readonly value: Duration | undefined } | undefined {
  if (text.trim() === '') return { value: undefined };
  const value = parseDurationText(text, locale, signed);
  return value === undefined ? undefined : { value };
}
