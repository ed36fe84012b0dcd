import type { Journey } from '@sojourn/schema';
import { useRef, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { controlAttributes } from './control-attributes.ts';
import { readTemplate, writeToken, type TemplatePart } from './liquid-tokens.ts';
import { tokenChoices } from './token-choices.ts';
import { TokenFallbacks } from './token-fallbacks.tsx';
import { TokenMenu } from './token-menu.tsx';

/** What a text with tokens may also be told. */
export interface TokenTextOptions {
  /** Several lines. */
  readonly long?: boolean;
  /** Whose trigger events offer their data. */
  readonly journey?: Journey;
}

/**
 * Text with Liquid tokens, marked where they stand. A token comes from a menu of the catalog and carries what stands in for a
 * missing value; those are listed under the text, so that each is reached by keyboard.
 */
export function TokenTextField(props: FieldProps<string> & TokenTextOptions): ReactElement {
  const words = useWords();
  const control = useRef<HTMLTextAreaElement>(null);
  const value = typeof props.value === 'string' ? props.value : '';
  const parts = readTemplate(value);
  const choices = tokenChoices(props.catalog, props.journey);
  const labelOf = (path: string): string => choices.find((choice) => choice.path === path)?.label ?? path;
  const write = (text: string): void => props.onChange(text === '' ? undefined : text);

  const insert = (path: string): void => {
    const start = control.current?.selectionStart ?? value.length;
    const end = control.current?.selectionEnd ?? start;
    const inserted = writeToken(path, path.startsWith('contact.') ? '' : undefined);
    write(value.slice(0, start) + inserted + value.slice(end));
    // The caret follows what was put in, once React has shown it.
    requestAnimationFrame(() => {
      control.current?.focus();
      control.current?.setSelectionRange(start + inserted.length, start + inserted.length);
    });
  };

  return (
    <div className="sj-token-text" data-long={props.long === true}>
      <div className="sj-token-text-box">
        <div className="sj-token-text-marks" aria-hidden="true" dir="auto">
          {parts.map((part, index) =>
            // The parts have no other identity than their place.
            part.type === 'token' ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
          )}
          {'\u200b'}
        </div>
        {parts.some((part) => part.type === 'token') && <TokenChips parts={parts} labelOf={labelOf} />}
        <textarea
          {...controlAttributes(props)}
          ref={control}
          className="sj-input sj-token-text-input"
          dir="auto"
          rows={props.long === true ? 4 : 1}
          value={value}
          onChange={(event) => write(props.long === true ? event.currentTarget.value : event.currentTarget.value.replaceAll('\n', ' '))}
        />
      </div>
      {!props.readOnly && <TokenMenu label={words('field.token.insert')} choices={choices} onChoose={insert} />}
      <TokenFallbacks id={props.id} template={value} labelOf={labelOf} readOnly={props.readOnly} onChange={write} />
    </div>
  );
}

/** The text as it reads, a chip for each token with what stands in for a missing value; for the eye alone. */
function TokenChips({ parts, labelOf }: { readonly parts: readonly TemplatePart[]; labelOf(path: string): string }): ReactElement {
  const words = useWords();
  return (
    <div className="sj-token-text-marks" data-chips="" aria-hidden="true" dir="auto">
      {parts.map((part, index) =>
        // The parts have no other identity than their place.
        part.type === 'token' ? (
          <mark key={index}>
            <bdi>{labelOf(part.path)}</bdi>
            <i>{part.fallback !== undefined && part.fallback !== '' && words('field.token.or', { fallback: part.fallback })}</i>
          </mark>
        ) : (
          <span key={index}>{part.text}</span>
        ),
      )}
      {'\u200b'}
    </div>
  );
}
