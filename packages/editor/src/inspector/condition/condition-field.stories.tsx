import type { Condition } from '@sojourn/schema';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, userEvent, within } from 'storybook/test';
import { conditions, journeyWithCase } from '../../../testing/inspector-specimens.ts';
import { templateCatalog } from '../../../testing/journeys.ts';
import { EditorProvider } from '../../context/editor-provider.tsx';
import { MoreWords } from '../../context/more-words.tsx';
import { createEditor } from '../../store/create-editor.ts';
import { useEditor } from '../../store/use-editor.ts';
import { inspectorTexts } from '../inspector-texts.ts';
import { ConditionField } from './condition-field.tsx';

interface BuilderProps {
  readonly value: Condition | undefined;
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly locale: string;
  readonly readOnly: boolean;
  readonly width: number;
  onChange(value: Condition | undefined): void;
}

/** The builder as wide as in the inspector. */
function Builder({ value: first, theme, dir, locale, readOnly, width, onChange }: BuilderProps): ReactElement {
  const journey = journeyWithCase(first ?? { any: [] });
  const [editor] = useState(() => createEditor({ defaultJourney: journey, catalog: templateCatalog }));
  const [value, setValue] = useState(first);
  const problems = useEditor(editor, (snapshot) => snapshot.problems).filter((problem) =>
    problem.pointer.startsWith('/nodes/who/cases/0/when'),
  );
  return (
    <EditorProvider editor={editor} theme={theme} dir={dir} locale={locale} className="story">
      <MoreWords texts={inspectorTexts}>
        <div
          style={{
            width,
            maxWidth: '100vw',
            padding: 20,
            boxSizing: 'border-box',
            minHeight: '100vh',
            background: 'var(--sojourn-paper)',
            fontFamily: 'Inter, system-ui, sans-serif',
          }}
        >
          <ConditionField
            id="story"
            value={value}
            label="Condition"
            pointer="/nodes/who/cases/0/when"
            readOnly={readOnly}
            problems={problems}
            site={{ journey, catalog: templateCatalog, inGraph: true }}
            onChange={(next) => {
              setValue(next);
              onChange(next);
            }}
          />
        </div>
      </MoreWords>
    </EditorProvider>
  );
}

const meta = {
  title: 'Inspector/Condition builder',
  component: Builder,
  args: { value: conditions['sentence'], theme: 'light', dir: 'ltr', locale: 'en', readOnly: false, width: 372, onChange: fn() },
} satisfies Meta<typeof Builder>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Sentence: Story = {
  async play({ canvasElement, args }) {
    const page = within(canvasElement);
    const value = page.getByRole('textbox', { name: 'Value' });
    await userEvent.clear(value);
    await userEvent.type(value, '60');
    await expect(args.onChange).toHaveBeenLastCalledWith({
      all: [
        { left: { attribute: 'score' }, op: 'gt', right: 60 },
        { left: { attribute: 'country' }, op: 'in', right: ['SE', 'NO'] },
      ],
    });
    await userEvent.click(page.getByRole('button', { name: 'Remove SE' }));
    await expect(page.queryByRole('button', { name: 'Remove SE' })).toBeNull();
  },
};
export const SentenceDark: Story = { args: { theme: 'dark' } };
export const SentenceRightToLeft: Story = { args: { dir: 'rtl', locale: 'ar' } };
export const SentenceGerman: Story = { args: { locale: 'de' } };
export const Everyone: Story = {
  args: { value: undefined },
  async play({ canvasElement }) {
    const page = within(canvasElement);
    await userEvent.click(page.getByRole('button', { name: 'Add a condition' }));
    await userEvent.type(await page.findByRole('combobox', { name: 'Search' }), 'do not contact');
    await userEvent.keyboard('{Enter}');
    await expect(await page.findByRole('button', { name: 'What is compared: Do not contact' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'How it is compared' })).toHaveDisplayValue('is true');
  },
};
export const Choosing: Story = {
  args: { value: undefined },
  async play({ canvasElement }) {
    const page = within(canvasElement);
    await userEvent.click(page.getByRole('button', { name: 'Add a condition' }));
    await expect((await page.findAllByRole('option')).length).toBeGreaterThan(20);
  },
};
export const ChoosingDark: Story = { ...Choosing, args: { value: undefined, theme: 'dark' } };
export const Nested: Story = { args: { value: conditions['nested'] } };
export const NestedDark: Story = { args: { value: conditions['nested'], theme: 'dark' } };
export const NestedRightToLeft: Story = { args: { value: conditions['nested'], dir: 'rtl', locale: 'ar' } };
export const EveryType: Story = { args: { value: conditions['types'] } };
export const EveryTypeDark: Story = { args: { value: conditions['types'], theme: 'dark' } };
export const Unfinished: Story = {
  args: { value: conditions['unfinished'] },
  async play({ canvasElement }) {
    const notes = await within(canvasElement).findAllByText(/still/iu);
    await expect(notes.length).toBeGreaterThan(0);
  },
};
export const UnknownAttribute: Story = { args: { value: conditions['unknown'] } };
export const ReadOnly: Story = {
  args: { value: conditions['nested'], readOnly: true },
  async play({ canvasElement }) {
    await expect(within(canvasElement).queryByRole('button', { name: /^Remove/u })).toBeNull();
  },
};
export const LongValues: Story = {
  args: {
    value: {
      all: [{ left: { attribute: 'company' }, op: 'in', right: ['Donaudampfschifffahrtsgesellschaft', 'x'.repeat(200), 'شركة الشحن'] }],
    },
  },
};
export const Phone: Story = { args: { value: conditions['nested'], width: 320 } };
