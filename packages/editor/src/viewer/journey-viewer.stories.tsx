import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { template, templateCatalog } from '../../testing/journeys.ts';
import { loops } from '../../testing/specimens.ts';
import { StoryFrame } from '../../testing/story-frame.tsx';
import { JourneyViewer } from './journey-viewer.tsx';

const meta = {
  title: 'Viewer/Journey viewer',
  component: JourneyViewer,
  decorators: [(Story) => <StoryFrame>{Story()}</StoryFrame>],
  args: { journey: template('cart-recovery'), catalog: templateCatalog, theme: 'light', onSelect: fn() },
} satisfies Meta<typeof JourneyViewer>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = {
  async play({ canvasElement, args }) {
    const who = await waitFor(() => {
      const found = canvasElement.querySelector<HTMLElement>('[data-card="who"]');
      if (found === null) throw new Error('No card.');
      return found;
    });
    await userEvent.click(who);
    await expect(args.onSelect).toHaveBeenCalledWith('who');
    await expect(who).toHaveAttribute('aria-pressed', 'true');
    await expect(canvasElement.querySelector('[data-insert]')).toBeNull();
  },
};
export const Dark: Story = { args: { theme: 'dark' } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };
export const WithoutCatalog: Story = { args: { journey: loops, catalog: { catalogVersion: 1 } } };
export const PathOfAContact: Story = {
  args: {
    overlay: {
      current: 'pause',
      visited: new Set(['#entry', 'who', 'incentive']),
      taken: new Set(['#entry:start', 'who:loyal', 'incentive:next']),
      muteRest: true,
    },
  },
  async play({ canvasElement }) {
    await waitFor(() => expect(canvasElement.querySelectorAll('[data-progress="visited"]')).toHaveLength(3));
    await expect(canvasElement.querySelector('[data-card="pause"]')).toHaveAttribute('aria-current', 'step');
  },
};
export const PathOfAContactDark: Story = { args: { ...PathOfAContact.args, theme: 'dark' } };
