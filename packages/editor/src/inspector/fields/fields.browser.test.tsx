import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { Duration, JsonValue, Weekday } from '@sojourn/schema';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EditorProvider } from '../../context/editor-provider.tsx';
import { MoreWords } from '../../context/more-words.tsx';
import { createEditor } from '../../store/create-editor.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { templateCatalog as catalog, template } from '../../../testing/journeys.ts';
import { inspectorTexts } from '../inspector-texts.ts';
import { DurationField } from './duration-field.tsx';
import { FieldShell, labelIdOf } from './field-shell.tsx';
import { WeekdaysField } from './weekdays-field.tsx';

afterEach(cleanup);

interface HeldProps<T extends JsonValue> {
  readonly start: T | undefined;
  readonly label: string;
  readonly locale?: string;
  readonly parts?: boolean;
  readonly onChange: (value: T | undefined) => void;
  readonly render: (props: FieldProps<T>) => ReactElement;
}

/** A field as a panel has it: labelled, and holding what it writes. */
function Held<T extends JsonValue>({ start, label, locale = 'en', parts = false, onChange, render: show }: HeldProps<T>): ReactElement {
  const [value, setValue] = useState(start);
  const [editor] = useState(() => createEditor({ defaultJourney: template('welcome-3'), catalog }));
  const write = (next: T | undefined): void => {
    setValue(next);
    onChange(next);
  };
  const rest = { name: 'field', schema: {}, nodeId: 'hello', readOnly: false, problems: [], input: {}, catalog };
  return (
    <EditorProvider editor={editor} locale={locale}>
      <MoreWords texts={inspectorTexts}>
        <FieldShell id="field" label={label} parts={parts}>
          {(describedBy) => show({ id: 'field', value, onChange: write, describedBy, ...rest })}
        </FieldShell>
      </MoreWords>
    </EditorProvider>
  );
}

describe('the field of a duration', () => {
  const duration = (onChange: (value: Duration | undefined) => void, start: Duration | undefined, locale = 'en'): ReactElement => (
    <Held start={start} label="How long" locale={locale} onChange={onChange} render={(props) => <DurationField {...props} />} />
  );

  it.each([
    { locale: 'en', typed: '3 days', written: 'P3D' },
    { locale: 'en', typed: '1 day 12 hours', written: 'P1DT12H' },
    { locale: 'de', typed: '3 Tage', written: 'P3D' },
    { locale: 'en', typed: 'PT90M', written: 'PT90M' },
  ])('reads "$typed" in $locale as $written, and shows that', async ({ locale, typed, written }) => {
    const user = userEvent.setup();
    const onChange = vi.fn<(value: Duration | undefined) => void>();
    render(duration(onChange, 'P2D', locale));

    const input = screen.getByRole('textbox', { name: 'How long' });
    await user.clear(input);
    await user.type(input, typed);

    expect(onChange).toHaveBeenLastCalledWith(written);
    expect(screen.getByRole('status')).toHaveTextContent(written);
  });

  it('keeps what cannot be read as it was typed, says so, and leaves the document alone', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn<(value: Duration | undefined) => void>();
    render(duration(onChange, undefined));

    const input = screen.getByRole('textbox', { name: 'How long' });
    await user.type(input, 'a while');
    await user.tab();

    expect(input).toHaveValue('a while');
    expect(input).toHaveAttribute('aria-invalid', 'true');
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('the field of weekdays', () => {
  it('writes the days in the order of the week, and all of them as none', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn<(value: readonly Weekday[] | undefined) => void>();
    render(
      <Held<readonly Weekday[]>
        start={['tue', 'wed', 'thu', 'fri', 'sat']}
        label="Days"
        parts
        onChange={onChange}
        render={(props) => <WeekdaysField {...props} />}
      />,
    );
    expect(screen.getByRole('group', { name: 'Days' })).toHaveAttribute('aria-labelledby', labelIdOf('field'));

    await user.click(screen.getByRole('button', { name: 'Mon' }));
    expect(onChange).toHaveBeenLastCalledWith(['mon', 'tue', 'wed', 'thu', 'fri', 'sat']);
    await user.click(screen.getByRole('button', { name: 'Sun' }));

    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });
});
