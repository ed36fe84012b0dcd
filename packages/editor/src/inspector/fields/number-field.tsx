import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { controlAttributes } from './control-attributes.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { FieldNote } from './field-note.tsx';
import { readNumber } from './read-number.ts';
import { useDraftText } from './use-draft-text.ts';

/** A number, typed as text so that no key is blocked; a comma counts as a decimal point. */
export function NumberField(props: FieldProps<number>): ReactElement {
  const words = useWords();
  const { text, isReadable, type, settle } = useDraftText({
    id: props.id,
    value: typeof props.value === 'number' ? props.value : undefined,
    format: String,
    parse: readNumber,
    onChange: props.onChange,
  });
  return (
    <>
      <input
        {...controlAttributes(props, isReadable)}
        className="sj-input sj-input-number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={settle}
      />
      {!isReadable && <FieldNote tone="error">{words('field.number.unreadable')}</FieldNote>}
    </>
  );
}
