import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import type { Journey } from '@sojourn/schema';
import { EditorProvider } from '../context/editor-provider.tsx';
import { useCreateEditor } from '../store/use-create-editor.ts';
import { template, templateCatalog } from '../../testing/journeys.ts';
import { hardNames, loops } from '../../testing/specimens.ts';
import { StoryFrame } from '../../testing/story-frame.tsx';
import { EditorOutline } from './editor-outline.tsx';

interface OutlineStoryProps {
  readonly journey: Journey;
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
}

function OutlineStory({ journey, theme, dir }: OutlineStoryProps): ReactElement {
  const editor = useCreateEditor({ defaultJourney: journey, catalog: templateCatalog });
  return (
    <StoryFrame>
      <EditorProvider editor={editor} theme={theme} dir={dir}>
        <EditorOutline />
      </EditorProvider>
    </StoryFrame>
  );
}

const meta = {
  title: 'Outline/Editor outline',
  component: OutlineStory,
  args: { journey: template('cart-recovery'), theme: 'light', dir: 'ltr' },
} satisfies Meta<typeof OutlineStory>;

export default meta;
type Story = StoryObj<typeof meta>;

export const CartRecovery: Story = {
  async play({ canvasElement }) {
    const page = within(canvasElement);
    await userEvent.click(page.getByRole('button', { name: 'Add a step after the entry' }));
    await userEvent.type(await page.findByRole('combobox', { name: 'Search steps' }), 'milestone{Enter}');
    await expect(await page.findByRole('button', { name: /^Milestone/ })).toHaveAttribute('aria-pressed', 'true');
  },
};
export const Dark: Story = { args: { theme: 'dark' } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };
export const Loops: Story = { args: { journey: loops } };
export const HardNames: Story = { args: { journey: hardNames } };
