import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { InFlight, Journey, PublishPlan } from '@sojourn/schema';
import { template, templateCatalog } from '../../testing/journeys.ts';
import { HostedEditor, phone } from '../../testing/hosted-editor.tsx';
import type { PublishHost } from '../store/host-options.ts';

const published = template('cart-recovery');
const { 'cool-off': gone, ...kept } = published.nodes;
const pause = published.nodes['pause'];
/** The published journey without one of its waits, and with a longer one. */
const draft: Journey = {
  ...published,
  nodes: {
    ...kept,
    ...(pause === undefined ? {} : { pause: { ...pause, outlets: { ...pause.outlets, clicked: 'reminder' } } }),
    breathe: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P3D' }], outlets: { next: 'proof' } },
  },
};

/** A plan as an engine makes it, for the contacts of this story. */
function planFor(answers: InFlight): PublishPlan {
  const said = answers === 'drain' ? {} : (answers.nodes ?? {});
  const isMissing = answers !== 'drain' && (said['cool-off'] === undefined || said['cool-off'] === 'keep') && gone !== undefined;
  return {
    journeyId: published.id,
    from: 3,
    to: 4,
    nodes: [
      { nodeId: 'pause', here: 312, answer: 'keep', to: 'pause', dueNow: said['pause'] === 'recompute' ? 32 : 0 },
      { nodeId: 'breathe', here: 1204, answer: 'keep', to: 'breathe', dueNow: 0 },
      { nodeId: 'cool-off', here: 45, answer: 'keep', to: null, dueNow: 0 },
    ],
    problems: isMissing
      ? [
          {
            code: 'migration_answer_missing',
            severity: 'error',
            pointer: '/inFlight/nodes/cool-off',
            nodeId: 'cool-off',
            params: { node: 'cool-off' },
          },
        ]
      : [],
  };
}

const host: PublishHost = {
  plan: (_, answers) => Promise.resolve(planFor(answers)),
  commit: () => Promise.resolve({ status: 'published', version: 4 }),
};

const meta = {
  title: 'Editor/Publishing',
  component: HostedEditor,
  args: {
    defaultJourney: draft,
    published,
    catalog: templateCatalog,
    publish: host,
    state: { kind: 'live', version: 3 },
    theme: 'light',
  },
} satisfies Meta<typeof HostedEditor>;

export default meta;
type Story = StoryObj<typeof meta>;

async function opened(root: HTMLElement): Promise<HTMLElement> {
  const page = within(root);
  await waitFor(() => expect(root.querySelector('[data-card="pause"], .sj-outline')).not.toBeNull());
  await userEvent.click(await page.findByRole('button', { name: /^(Publish|Veröffentlichen) ?…$/ }));
  // A cold server transforms the dialog when it is first asked for.
  return waitFor(
    () => {
      const dialog = root.querySelector<HTMLElement>('dialog[aria-busy="false"]');
      if (dialog === null) throw new Error('No dialog.');
      return dialog;
    },
    { timeout: 15_000 },
  );
}

export const Drain: Story = {
  async play({ canvasElement }) {
    const dialog = await opened(canvasElement);
    await expect(within(dialog).getByText('1,561 contacts are in this journey now.')).toBeVisible();
  },
};

export const Moving: Story = {
  async play({ canvasElement }) {
    const dialog = await opened(canvasElement);
    await userEvent.click(within(dialog).getByRole('radio', { name: /They move to the new version/ }));
    await expect(await within(dialog).findByText('1 step still needs an answer.')).toBeVisible();
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: /Wait for a click/ }), 'recompute');
    await expect(await within(dialog).findByText('312 wait here · 32 go on at once')).toBeVisible();
  },
};

export const MovingDark: Story = { ...Moving, args: { theme: 'dark' } };

export const Answered: Story = {
  async play({ canvasElement }) {
    const dialog = await opened(canvasElement);
    await userEvent.click(within(dialog).getByRole('radio', { name: /They move to the new version/ }));
    await userEvent.selectOptions(await within(dialog).findByRole('combobox', { name: /Let them shop/ }), 'to:reminder');
    const confirm = within(dialog).getByRole('button', { name: 'Publish version 4' });
    await waitFor(() => expect(confirm).toHaveAttribute('aria-disabled', 'false'));
    await userEvent.click(confirm);
    await expect(await within(dialog).findByText('Version 4 is live.')).toBeVisible();
  },
};

export const Refused: Story = {
  args: {
    publish: {
      ...host,
      commit: () => Promise.resolve({ status: 'refused', message: 'Anna has to approve journeys for more than 10,000.' }),
    },
  },
  async play({ canvasElement }) {
    const dialog = await opened(canvasElement);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publish version 4' }));
    await expect(await within(dialog).findByText('Anna has to approve journeys for more than 10,000.')).toBeVisible();
  },
};

export const NotReached: Story = {
  args: { publish: { ...host, plan: () => Promise.reject(new Error('offline')) } },
  async play({ canvasElement }) {
    const dialog = await opened(canvasElement);
    await expect(await within(dialog).findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const RightToLeft: Story = { ...Drain, args: { dir: 'rtl' } };

export const German: Story = {
  args: { locale: 'de' },
  async play({ canvasElement }) {
    const dialog = await opened(canvasElement);
    await expect(within(dialog).getByText(/1\.561 Kontakte sind zurzeit/)).toBeVisible();
  },
};

export const Phone: Story = {
  ...Moving,
  args: { frame: phone },
};
