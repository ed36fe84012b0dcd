import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { template, templateCatalog } from '../../testing/journeys.ts';
import { metricsOf } from '../../testing/metrics-specimen.ts';
import { HostedEditor, phone } from '../../testing/hosted-editor.tsx';

const journey = template('cart-recovery');

const meta = {
  title: 'Editor/On the canvas',
  component: HostedEditor,
  args: { defaultJourney: journey, catalog: templateCatalog, state: { kind: 'live', version: 3 }, theme: 'light' },
} satisfies Meta<typeof HostedEditor>;

export default meta;
type Story = StoryObj<typeof meta>;

// A cold server transforms what is loaded later when it is first asked for.
const cold = { timeout: 15_000 };

const cardOf = (root: HTMLElement, id: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = root.querySelector<HTMLElement>(`[data-card="${id}"]`);
    if (found === null) throw new Error(`No card ${id}.`);
    return found;
  });

export const Figures: Story = {
  args: { metrics: metricsOf(journey, 4120) },
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findByText('4,120 came in', { selector: '[aria-hidden]' })).toBeVisible();
    await expect(await within(canvasElement).findByRole('region', { name: 'Figures' }, cold)).toBeVisible();
  },
};
export const FiguresDark: Story = { ...Figures, args: { ...Figures.args, theme: 'dark' } };
export const FiguresRightToLeft: Story = { ...Figures, args: { ...Figures.args, dir: 'rtl' } };

export const FiguresFailed: Story = {
  args: { metrics: { load: () => Promise.reject(new Error('offline')) }, onError: () => undefined },
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findByText('Figures could not be loaded.', {}, cold)).toBeVisible();
    await expect(within(canvasElement).getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const SeveralChosen: Story = {
  async play({ canvasElement }) {
    const shift = userEvent.setup();
    await userEvent.click(await cardOf(canvasElement, 'incentive'));
    await shift.keyboard('{Shift>}');
    await shift.click(await cardOf(canvasElement, 'trust'));
    await shift.click(await cardOf(canvasElement, 'pause'));
    await shift.keyboard('{/Shift}');
    const bar = await within(canvasElement).findByRole('toolbar', { name: 'Chosen steps' }, cold);
    await expect(within(bar).getByText('3 steps chosen')).toBeVisible();
    await userEvent.click(within(bar).getByRole('button', { name: 'Duplicate' }));
    await waitFor(() => expect(within(canvasElement).getByRole('button', { name: 'Undo: duplicate 3 steps' })).toBeVisible());
  },
};

export const Searching: Story = {
  async play({ canvasElement }) {
    (await cardOf(canvasElement, '#entry')).focus();
    await userEvent.keyboard('f');
    await userEvent.type(await within(canvasElement).findByRole('textbox', { name: 'Find steps' }, cold), 'email');
    await waitFor(() => expect(canvasElement.querySelector('[data-found="current"]')).not.toBeNull());
  },
};
export const SearchingDark: Story = { ...Searching, args: { theme: 'dark' } };

export const SearchingOnAPhone: Story = {
  args: { frame: phone },
  async play({ canvasElement }) {
    (await cardOf(canvasElement, 'who')).focus();
    await userEvent.keyboard('f');
    await userEvent.type(await within(canvasElement).findByRole('textbox', { name: 'Find steps' }, cold), 'reminder');
    await waitFor(() => expect(canvasElement.querySelector('[data-found="current"]')).not.toBeNull());
  },
};

export const Dragging: Story = {
  async play({ canvasElement }) {
    const trust = await cardOf(canvasElement, 'trust');
    trust.focus();
    await waitFor(() => expect(canvasElement.querySelector('[data-gestures]')).not.toBeNull(), cold);
    await userEvent.keyboard('m{ArrowUp}');
    await waitFor(() => expect(canvasElement.querySelector('.sj-drop')).not.toBeNull());
    await expect(canvasElement.querySelector('.sj-ghost')).toHaveTextContent('Email: Why people trust us');
  },
};
export const DraggingDark: Story = { ...Dragging, args: { theme: 'dark' } };

export const Overview: Story = {
  async play({ canvasElement }) {
    await cardOf(canvasElement, 'who');
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Show the overview' }));
    await expect(await within(canvasElement).findByRole('img', { name: 'Overview' }, cold)).toBeVisible();
  },
};
export const OverviewDark: Story = { ...Overview, args: { theme: 'dark' } };

export const FarAway: Story = {
  async play({ canvasElement }) {
    await cardOf(canvasElement, 'who');
    const out = await within(canvasElement).findByRole('button', { name: 'Zoom out' });
    await waitFor(
      async () => {
        await userEvent.click(out);
        await expect(canvasElement.querySelector('.sj-surface')).toHaveAttribute('data-level', 'bars');
      },
      { ...cold, interval: 200 },
    );
  },
};

export const Pinned: Story = {
  args: { defaultJourney: { ...journey, layout: { pins: { pause: { x: 620, y: 330 } } } } },
  async play({ canvasElement }) {
    await cardOf(canvasElement, 'pause');
    await waitFor(() => expect(canvasElement.querySelectorAll('.sj-card-pin')).toHaveLength(1));
  },
};
