import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import type { Journey } from '@sojourn/schema';
import { template, templateCatalog } from '../../testing/journeys.ts';
import { brokenJourney, emptyJourney, hardNames, loops } from '../../testing/specimens.ts';
import { StoryFrame } from '../../testing/story-frame.tsx';
import type { Look } from '../context/look.ts';
import { createElkLayout } from '../layout/elk/create-elk-layout.ts';
import type { LayoutEngine } from '../layout/layout.ts';
import type { HostOptions } from '../store/host-options.ts';
import type { EditorChange } from '../store/document-options.ts';
import type { JourneyState } from '../toolbar/editor-toolbar.tsx';
import { JourneyEditor } from './journey-editor.tsx';

interface EditorStoryProps extends Pick<Look, 'theme' | 'dir' | 'locale' | 'flow'> {
  readonly defaultJourney: Journey;
  readonly state: JourneyState;
  readonly readOnly: boolean;
  onChange(change: EditorChange): void;
  readonly width: string;
  readonly height: string;
  readonly layout?: LayoutEngine;
  readonly permit?: NonNullable<HostOptions['permit']>;
}

/** Laid out by elkjs, in a worker that lives as long as the story. */
function LaidOutByElk(props: EditorStoryProps): ReactElement {
  const [elk] = useState(() => createElkLayout());
  useEffect(() => () => elk.dispose(), [elk]);
  return <EditorStory {...props} layout={elk} />;
}

/** The editor as a host puts it on a page. */
function EditorStory({ width, height, ...props }: EditorStoryProps): ReactElement {
  return (
    <StoryFrame width={width} height={height}>
      <JourneyEditor {...props} catalog={templateCatalog} />
    </StoryFrame>
  );
}

const meta = {
  title: 'Editor/Journey editor',
  component: EditorStory,
  args: {
    defaultJourney: template('cart-recovery'),
    theme: 'light',
    state: { kind: 'live', version: 3 },
    onChange: fn(),
    readOnly: false,
    width: '100vw',
    height: '100vh',
  },
} satisfies Meta<typeof EditorStory>;

export default meta;
type Story = StoryObj<typeof meta>;

const card = (root: HTMLElement, id: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = root.querySelector<HTMLElement>(`[data-card="${id}"]`);
    if (found === null) throw new Error(`No card ${id}.`);
    return found;
  });

export const CartRecovery: Story = {};
export const Dark: Story = { args: { theme: 'dark' } };
export const RightToLeft: Story = { args: { dir: 'rtl', defaultJourney: template('webinar') } };
export const German: Story = { args: { locale: 'de', defaultJourney: template('trial-onboarding') } };
export const FlowToTheRight: Story = { args: { flow: 'right', defaultJourney: template('ebook-to-demo') } };
export const EbookToDemo: Story = { args: { defaultJourney: template('ebook-to-demo') } };
export const LeadScoring: Story = { args: { defaultJourney: template('lead-scoring') } };
export const TrialOnboarding: Story = { args: { defaultJourney: template('trial-onboarding') } };
export const Webinar: Story = { args: { defaultJourney: template('webinar') } };
export const Newsletter: Story = { args: { defaultJourney: template('newsletter') } };
export const WelcomeInThree: Story = { args: { defaultJourney: template('welcome-3') } };
export const Loops: Story = { args: { defaultJourney: loops } };
export const HardNames: Story = { args: { defaultJourney: hardNames } };
export const HardNamesRightToLeft: Story = { args: { defaultJourney: hardNames, dir: 'rtl', theme: 'dark' } };

export const LayoutByElk: Story = {
  render: (args) => <LaidOutByElk {...args} />,
  async play({ canvasElement }) {
    await card(canvasElement, 'who');
  },
};

export const NotPermitted: Story = {
  args: {
    permit: (verb) => (verb === 'insert' || verb === 'delete' || verb === 'edit' ? { reason: 'Only the owner changes this.' } : true),
  },
  async play({ canvasElement }) {
    await userEvent.click(await card(canvasElement, 'who'));
    await expect(await within(canvasElement).findByText('Only the owner changes this.')).toBeVisible();
  },
};

export const ReadOnly: Story = {
  args: { readOnly: true },
  async play({ canvasElement }) {
    await card(canvasElement, 'who');
    await expect(canvasElement.querySelector('[data-insert]')).toBeNull();
    await expect(within(canvasElement).getByText('Read only')).toBeVisible();
  },
};

export const Empty: Story = {
  args: { defaultJourney: emptyJourney, state: { kind: 'draft' } },
  async play({ canvasElement }) {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Choose a trigger' }));
    await waitFor(() => expect(canvasElement.querySelector('[data-card="#entry"]')).toHaveAttribute('aria-pressed', 'true'));
    await expect(within(canvasElement).queryByRole('heading', { name: 'How do contacts get in?' })).toBeNull();
  },
};

export const Selected: Story = {
  async play({ canvasElement }) {
    await userEvent.click(await card(canvasElement, 'who'));
    await expect(await card(canvasElement, 'who')).toHaveAttribute('aria-pressed', 'true');
    await expect(within(canvasElement).getByDisplayValue('Who is it?')).toBeVisible();
  },
};

export const Problems: Story = {
  args: { defaultJourney: brokenJourney },
  async play({ canvasElement }) {
    const page = within(canvasElement);
    await card(canvasElement, 'who');
    await userEvent.click(await page.findByRole('button', { name: /errors/ }));
    const row = await page.findByRole('button', { name: /^Error: Fax: your cart/ });
    await userEvent.click(row);
    await expect(await card(canvasElement, 'fax')).toHaveAttribute('aria-pressed', 'true');
  },
};

export const InsertsOnAnEdge: Story = {
  args: { defaultJourney: template('ebook-to-demo') },
  async play({ canvasElement, args }) {
    const page = within(canvasElement);
    const plus = await waitFor(() => {
      const found = canvasElement.querySelector<HTMLElement>('[data-insert="#entry:start"]');
      if (found === null) throw new Error('No “+” under the entry.');
      return found;
    });
    await userEvent.click(plus);
    await userEvent.type(await page.findByRole('combobox', { name: 'Search steps' }), 'while{Enter}');
    await waitFor(() => expect(args.onChange).toHaveBeenCalledTimes(1));
    await expect(await page.findByRole('button', { name: 'Undo: add Wait 1 day' })).toBeEnabled();
  },
};

export const RemovesADecision: Story = {
  async play({ canvasElement }) {
    const page = within(canvasElement);
    (await card(canvasElement, 'who')).focus();
    await userEvent.keyboard('{Delete}');
    const dialog = await page.findByRole('dialog', { name: 'Remove “Who is it?”' });
    await expect(within(dialog).getAllByRole('radio')).toHaveLength(4);
    await userEvent.click(within(dialog).getByRole('radio', { name: /First-time buyer/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(canvasElement.querySelector('[data-card="who"]')).toBeNull());
    await expect(canvasElement.querySelector('[data-card="incentive"]')).toBeNull();
    await expect(await card(canvasElement, 'trust')).toBeVisible();
  },
};

export const Phone: Story = {
  args: { width: '390px', height: '844px' },
  async play({ canvasElement }) {
    const page = within(canvasElement);
    await userEvent.click(await page.findByRole('button', { name: /^Who is it\?/ }));
    await expect(await page.findByDisplayValue('Who is it?')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Close' }));
    await expect(page.queryByDisplayValue('Who is it?')).toBeNull();
  },
};

export const PhoneDark: Story = { ...Phone, args: { ...Phone.args, theme: 'dark' } };
