import type { Journey, JourneyNode } from '@sojourn/schema';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { everyFieldCatalog, journeyWith } from '../../testing/inspector-specimens.ts';
import { InspectorFrame } from '../../testing/inspector-frame.tsx';
import { template } from '../../testing/journeys.ts';
import { brokenJourney, hardNames, specimens } from '../../testing/specimens.ts';
import policy from '../../../../journeys/policy.json' with { type: 'json' };

const meta = {
  title: 'Inspector/Inspector',
  component: InspectorFrame,
  args: {
    options: { defaultJourney: template('cart-recovery'), catalog: everyFieldCatalog },
    theme: 'light',
    dir: 'ltr',
    locale: 'en',
    width: 372,
  },
} satisfies Meta<typeof InspectorFrame>;

export default meta;
type Story = StoryObj<typeof meta>;

const of = (journey: Journey): Story['args'] => ({ options: { defaultJourney: journey, catalog: everyFieldCatalog } });
const ofSpecimen = (id: string): Story['args'] => ({ ...of(journeyWith(specimens[id] as JourneyNode)), selected: 'step' });

export const Branch: Story = {
  args: { selected: 'who' },
  async play({ canvasElement }) {
    const page = within(canvasElement);
    await userEvent.click(page.getByRole('button', { name: 'Add case' }));
    await expect(await page.findByText('Nobody')).toBeVisible();
    await waitFor(() => expect(page.getByRole('textbox', { name: 'Name of case 3' })).toHaveFocus());
  },
};
export const BranchDark: Story = { args: { selected: 'who', theme: 'dark' } };
export const BranchRightToLeft: Story = { args: { selected: 'who', dir: 'rtl', locale: 'ar' } };
export const BranchGerman: Story = { args: { selected: 'who', locale: 'de' } };
export const BranchWithGap: Story = {
  args: { ...of(template('cart-recovery-gap')), selected: 'who' },
};
export const LongNames: Story = { args: { ...of(hardNames), selected: 'german' } };
export const LongNamesRightToLeft: Story = { args: { ...of(hardNames), selected: 'german', dir: 'rtl' } };
export const Wait: Story = {
  args: { selected: 'pause' },
  async play({ canvasElement }) {
    const page = within(canvasElement);
    const duration = page.getByRole('textbox', { name: 'How long' });
    await userEvent.clear(duration);
    await userEvent.type(duration, '36 hours');
    await expect(await page.findByText('PT36H')).toBeVisible();
  },
};
export const WaitDark: Story = { args: { selected: 'pause', theme: 'dark' } };
export const WaitForDate: Story = { args: ofSpecimen('wait for a date') ?? {} };
export const WaitForTime: Story = {
  args: ofSpecimen('wait for a time') ?? {},
  async play({ canvasElement }) {
    const page = within(canvasElement);
    await userEvent.click(page.getByRole('button', { name: 'Wed' }));
    await expect(page.getByRole('button', { name: 'Wed' })).toHaveAttribute('aria-pressed', 'true');
  },
};
export const WaitForAnything: Story = {
  args: {
    ...of(
      journeyWith({
        type: 'wait',
        until: [
          { id: 'ready', type: 'condition', when: { left: { attribute: 'score' }, op: 'gt', right: 50 }, edge: true },
          {
            id: 'bought',
            type: 'event',
            event: 'order.placed',
            where: { left: { event: 'total' }, op: 'gte', right: 100 },
            since: 'entry',
          },
          { id: 'day', type: 'time', window: { from: '09:00', to: '17:00' } },
        ],
      }),
    ),
    selected: 'step',
  },
};
export const Action: Story = {
  args: {
    options: { defaultJourney: template('cart-recovery'), catalog: everyFieldCatalog, policy: policy as never },
    selected: 'incentive',
  },
};
export const ActionDark: Story = { args: { ...Action.args, theme: 'dark' } };
export const EveryField: Story = {
  args: {
    ...of(
      journeyWith({
        type: 'action',
        action: 'everything',
        input: {
          title: 'Hello',
          greeting: "Hi {{ contact.firstName | default: 'you' }}",
          links: [{ label: 'Shop', url: 'https://example.com' }],
        },
      }),
    ),
    selected: 'step',
  },
};
export const EveryFieldDark: Story = { args: { ...EveryField.args, theme: 'dark' } };
export const EveryFieldRightToLeft: Story = { args: { ...EveryField.args, dir: 'rtl', locale: 'ar' } };
export const ActionOfNoCatalog: Story = { args: ofSpecimen('action of no catalog') ?? {} };
export const Update: Story = {
  args: {
    ...of(
      journeyWith({
        type: 'update',
        changes: [
          { op: 'increment', attribute: 'score', value: 10 },
          { op: 'add', tag: 'explorer' },
          { op: 'set', attribute: 'plan', value: 'pro' },
          { op: 'set', attribute: 'lastActiveAt', value: { ago: 'P1D' } },
          { op: 'add', attribute: 'interests', value: 'hiking' },
          { op: 'unset', attribute: 'company' },
        ],
      }),
    ),
    selected: 'step',
  },
};
export const UpdateDark: Story = { args: { ...Update.args, theme: 'dark' } };
export const Switch: Story = { args: ofSpecimen('switch') ?? {} };
export const Split: Story = { args: ofSpecimen('split') ?? {} };
export const SplitDark: Story = { args: { ...ofSpecimen('split'), theme: 'dark' } };
export const Task: Story = { args: ofSpecimen('task') ?? {} };
export const Approval: Story = { args: ofSpecimen('approval') ?? {} };
export const Enroll: Story = { args: ofSpecimen('enroll') ?? {} };
export const Exit: Story = { args: ofSpecimen('exit') ?? {} };
export const Milestone: Story = { args: ofSpecimen('milestone') ?? {} };
export const UnknownType: Story = {
  args: ofSpecimen('type nobody knows') ?? {},
  async play({ canvasElement }) {
    await expect(within(canvasElement).getByRole('textbox', { name: 'The step as it is stored' })).toHaveValue(
      JSON.stringify(specimens['type nobody knows'], undefined, 2),
    );
  },
};
export const Entry: Story = { args: { selected: '#entry' } };
export const EntryDark: Story = { args: { selected: '#entry', theme: 'dark' } };
export const EveryTrigger: Story = {
  args: {
    ...of({
      ...template('cart-recovery'),
      entry: {
        ...template('cart-recovery').entry,
        triggers: [
          { id: 'a', type: 'event', event: 'order.placed', where: { left: { event: 'total' }, op: 'gt', right: 100 } },
          { id: 'b', type: 'absence', event: 'cart.updated', without: ['order.placed'], within: 'PT1H' },
          { id: 'c', type: 'attribute', attribute: 'score', crosses: { above: 50 } },
          { id: 'd', type: 'attribute', attribute: 'plan', from: 'free', to: 'pro' },
          { id: 'e', type: 'segment', when: { left: { attribute: 'orders' }, op: 'gte', right: 3 }, on: 'start' },
          { id: 'f', type: 'date', attribute: 'birthday', at: '09:00', yearly: true, offset: '-P2D' },
          { id: 'g', type: 'inactivity', attribute: 'lastActiveAt', after: 'P180D' },
          { id: 'h', type: 'schedule', cron: '0 9 * * mon', when: { all: [] } },
          { id: 'i', type: 'manual' },
          { id: 'j', type: 'journey' },
        ],
      },
    }),
    selected: '#entry',
  },
};
export const JourneySettings: Story = {};
export const JourneySettingsDark: Story = { args: { theme: 'dark' } };
export const Problems: Story = {
  args: { ...of(brokenJourney), selected: 'who' },
  async play({ canvasElement }) {
    const page = within(canvasElement);
    await expect((await page.findAllByText(/ordrs/u)).length).toBeGreaterThan(0);
  },
};
export const ProblemsDark: Story = { args: { ...of(brokenJourney), selected: 'lost', theme: 'dark' } };
export const NotPermitted: Story = {
  args: {
    options: {
      defaultJourney: template('cart-recovery'),
      catalog: everyFieldCatalog,
      permit: () => ({ reason: 'Only admins change live journeys.' }),
    },
    selected: 'who',
  },
};
export const Phone: Story = { args: { selected: 'who', width: 390 } };
