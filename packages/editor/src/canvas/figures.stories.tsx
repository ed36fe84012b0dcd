import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { template, templateCatalog } from '../../testing/journeys.ts';
import { metricsOf } from '../../testing/metrics-specimen.ts';
import { StoryFrame } from '../../testing/story-frame.tsx';
import { JourneyEditor } from '../editor/journey-editor.tsx';

const journey = template('cart-recovery');

const meta = {
  title: 'Editor/On the canvas',
  component: JourneyEditor,
  decorators: [(Story) => <StoryFrame>{Story()}</StoryFrame>],
  args: { defaultJourney: journey, catalog: templateCatalog, state: { kind: 'live', version: 3 }, theme: 'light' },
} satisfies Meta<typeof JourneyEditor>;

export default meta;
type Story = StoryObj<typeof meta>;

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
    await expect(await within(canvasElement).findByRole('region', { name: 'Figures' })).toBeVisible();
  },
};
export const FiguresDark: Story = { ...Figures, args: { ...Figures.args, theme: 'dark' } };
export const FiguresRightToLeft: Story = { ...Figures, args: { ...Figures.args, dir: 'rtl' } };

export const FiguresFailed: Story = {
  args: { metrics: { load: () => Promise.reject(new Error('offline')) }, onError: () => undefined },
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findByText('Figures could not be loaded.')).toBeVisible();
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
    const bar = await within(canvasElement).findByRole('toolbar', { name: 'Chosen steps' });
    await expect(within(bar).getByText('3 steps chosen')).toBeVisible();
    await userEvent.click(within(bar).getByRole('button', { name: 'Duplicate' }));
    await waitFor(() => expect(within(canvasElement).getByRole('button', { name: 'Undo: duplicate 3 steps' })).toBeVisible());
  },
};

export const Searching: Story = {
  async play({ canvasElement }) {
    (await cardOf(canvasElement, '#entry')).focus();
    await userEvent.keyboard('f');
    await userEvent.type(await within(canvasElement).findByRole('textbox', { name: 'Find steps' }), 'email');
    await waitFor(() => expect(canvasElement.querySelector('[data-found="current"]')).not.toBeNull());
  },
};
export const SearchingDark: Story = { ...Searching, args: { theme: 'dark' } };

export const SearchingOnAPhone: Story = {
  decorators: [
    (Story) => (
      <StoryFrame width="390px" height="844px">
        {Story()}
      </StoryFrame>
    ),
  ],
  async play({ canvasElement }) {
    (await cardOf(canvasElement, 'who')).focus();
    await userEvent.keyboard('f');
    await userEvent.type(await within(canvasElement).findByRole('textbox', { name: 'Find steps' }), 'reminder');
    await waitFor(() => expect(canvasElement.querySelector('[data-found="current"]')).not.toBeNull());
  },
};
