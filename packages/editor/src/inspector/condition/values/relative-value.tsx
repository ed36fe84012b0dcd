import type { Operand } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { formatDuration, parseDurationText } from '../../fields/duration-text.ts';
import { useDraftText } from '../../fields/use-draft-text.ts';
import { patternParts } from '../pattern-parts.ts';
import { InlineInput } from './inline-input.tsx';
import type { ValueProps } from './value-props.ts';

/** An instant a length of time before or after now, such as "3 days ago". */
export function RelativeValue(props: ValueProps & { readonly operand: Operand; onChange(operand: Operand): void }): ReactElement {
  const { operand, onChange } = props;
  const words = useWords();
  const isAgo = 'ago' in operand;
  const value = isAgo ? operand.ago : 'in' in operand ? operand.in : '';
  const { text, isReadable, type, settle } = useDraftText<string>({
    id: props.id,
    value,
    format: (duration) => formatDuration(duration, words.locale),
    parse: (typed) => {
      const duration = parseDurationText(typed, words.locale);
      return duration === undefined ? undefined : { value: duration };
    },
    onChange: (duration) => duration !== undefined && onChange(isAgo ? { ago: duration } : { in: duration }),
  });
  return (
    <>
      {patternParts(words(isAgo ? 'condition.timeAgo' : 'condition.timeIn', { duration: '{left}' })).map((part, index) => (
        <span key={index}>
          {part.type === 'words' ? (
            <span className="sj-condition-word">{part.text}</span>
          ) : (
            <InlineInput
              id={props.id}
              type="text"
              aria-label={words('condition.value')}
              aria-describedby={props.describedBy}
              aria-invalid={!isReadable || props.invalid ? true : undefined}
              data-focus={props.focus}
              disabled={props.readOnly}
              value={text}
              onChange={(event) => type(event.currentTarget.value)}
              onBlur={settle}
            />
          )}{' '}
        </span>
      ))}
      {!isReadable && (
        <span role="status" className="sj-condition-problems">
          <span data-severity="error">{words('field.duration.unreadable')}</span>
        </span>
      )}
    </>
  );
}
