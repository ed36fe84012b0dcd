import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import type { Journey, Scenario } from '@sojourn/schema';
import { template, templateCatalog } from '../../testing/journeys.ts';
import { annaLeftACart } from '../../testing/simulate-template.ts';
import { StoryFrame } from '../../testing/story-frame.tsx';
import type { Look } from '../context/look.ts';
import { JourneySimulator } from './journey-simulator.tsx';

interface SimulatorStoryProps extends Pick<Look, 'theme' | 'dir' | 'locale'> {
  readonly journey: Journey;
  /** `undefined`: one made from the journey. */
  readonly scenario: Scenario | undefined;
  onScenario(scenario: Scenario): void;
  readonly width: string;
  readonly height: string;
}

/** The simulator as a page of its own. */
function SimulatorStory({ width, height, scenario, ...props }: SimulatorStoryProps): ReactElement {
  return (
    <StoryFrame width={width} height={height}>
      <JourneySimulator {...props} {...(scenario === undefined ? {} : { scenario })} catalog={templateCatalog} />
    </StoryFrame>
  );
}

const meta = {
  title: 'Simulator/Journey simulator',
  component: SimulatorStory,
  args: { journey: template('cart-recovery'), scenario: annaLeftACart, theme: 'light', onScenario: fn(), width: '100vw', height: '100vh' },
} satisfies Meta<typeof SimulatorStory>;

export default meta;
type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story['play']>;

const press = async (root: HTMLElement, name: string | RegExp): Promise<void> => {
  await userEvent.click(await within(root).findByRole('button', { name }));
};
const current = (root: HTMLElement): string => root.querySelector('[data-point][aria-current="step"]')?.getAttribute('title') ?? '';

const enters: Play = async ({ canvasElement }) => {
  await press(canvasElement, 'Step');
  await press(canvasElement, 'Step');
  await expect(current(canvasElement)).toContain('Enters');
  await expect(canvasElement.querySelector('.sj-sim-why')).toHaveTextContent('Cart total 140 is over 100 yes');
  await expect(canvasElement.querySelector('.sj-sim-why')).toHaveTextContent('Orders 3 is at least 1 yes High value, returning');
  await waitFor(() => expect(canvasElement.querySelector('[data-card="incentive"]')).toHaveAttribute('aria-current', 'step'));
};
export const CartRecovery: Story = { play: enters };
export const Dark: Story = { args: { theme: 'dark' }, play: enters };
export const RightToLeft: Story = {
  args: { dir: 'rtl' },
  async play({ canvasElement }) {
    await press(canvasElement, 'Next wait');
    const point = canvasElement.querySelector<HTMLElement>('[data-point][aria-current="step"]');
    point?.focus();
    // Time runs to the left here.
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    await expect(current(canvasElement)).toContain('Timed out');
  },
};

const ends: Play = async ({ canvasElement }) => {
  await press(canvasElement, 'To the end');
  await expect(canvasElement.querySelector('.sj-sim-ending')).toHaveTextContent(
    'Anna gets 3 emails and 1 SMS over 3 days and comes to the end.',
  );
  await expect(within(canvasElement).getByRole('button', { name: 'Step' })).toHaveAttribute('aria-disabled', 'true');
  await press(canvasElement, 'Back');
  await expect(canvasElement.querySelector('.sj-sim-ending')).toBeNull();
  await press(canvasElement, 'Step');
};
export const Ended: Story = { play: ends };
export const EndedDark: Story = { args: { theme: 'dark' }, play: ends };

const isRefused: Play = async ({ canvasElement }) => {
  await press(canvasElement, 'To the end');
  await expect(canvasElement.querySelector('.sj-sim-why')).toHaveTextContent('Anna does not enter: the entry criteria do not hold.');
  await expect(canvasElement.querySelector('.sj-sim-why')).toHaveTextContent('It would need:');
};
export const Refused: Story = {
  args: { scenario: { ...annaLeftACart, contact: { ...annaLeftACart.contact, consent: { email: 'unsubscribed' } } } },
  play: isRefused,
};
export const RefusedDark: Story = { args: { ...Refused.args, theme: 'dark' }, play: isRefused };

export const Failed: Story = {
  args: { scenario: { ...annaLeftACart, results: { incentive: { error: 'not_sent' } } } },
  async play({ canvasElement }) {
    await press(canvasElement, 'To the end');
    await expect(canvasElement.querySelector('.sj-sim-ending')).toHaveTextContent(
      'is stuck at “Email: 10 % for you” until somebody looks.',
    );
  },
};

const readsToTheEnd: Play = async ({ canvasElement }) => {
  await press(canvasElement, 'To the end');
  await expect(canvasElement.querySelector('.sj-sim-ending')).toHaveTextContent(/gets 3 emails over 9 days/u);
};
export const EbookToDemo: Story = { args: { journey: template('ebook-to-demo'), scenario: undefined }, play: readsToTheEnd };
export const EbookToDemoDark: Story = { args: { ...EbookToDemo.args, theme: 'dark' }, play: readsToTheEnd };
export const Webinar: Story = { args: { journey: template('webinar'), scenario: undefined } };
export const LeadScoring: Story = {
  args: { journey: template('lead-scoring'), scenario: undefined },
  async play({ canvasElement }) {
    await press(canvasElement, 'What happens');
    const dialog = await within(canvasElement).findByRole('dialog', { name: 'What happens' });
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Comes in by' }), 'hot');
    await userEvent.keyboard('{Escape}');
    await press(canvasElement, 'To the end');
    await expect(canvasElement.querySelector('.sj-sim-ending')).toHaveTextContent('comes to the end');
  },
};

const changesTheContact: Play = async ({ canvasElement }) => {
  await press(canvasElement, 'Step');
  await press(canvasElement, 'Step');
  await press(canvasElement, 'Change the contact');
  const dialog = await within(canvasElement).findByRole('dialog', { name: 'Whom to simulate' });
  const orders = within(dialog).getByRole('textbox', { name: 'Orders' });
  await userEvent.clear(orders);
  await userEvent.type(orders, '0');
  // The run starts again with the change, and the clock stays where it was.
  await waitFor(() => expect(canvasElement.querySelector('.sj-sim-why')).toHaveTextContent('First-time buyer'));
  await expect(current(canvasElement)).toContain('Enters');
};
export const ContactForm: Story = { play: changesTheContact };
export const ContactFormDark: Story = { args: { theme: 'dark' }, play: changesTheContact };
export const WhatIf: Story = {
  async play({ canvasElement }) {
    await press(canvasElement, 'What if…');
    const dialog = await within(canvasElement).findByRole('dialog', { name: 'What if' });
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Held out as a control' }), 'yes');
    await userEvent.keyboard('{Escape}');
    await press(canvasElement, 'To the end');
    await expect(canvasElement.querySelector('.sj-sim-ending')).toHaveTextContent('held out as a control');
  },
};
export const SomethingElse: Story = {
  async play({ canvasElement }) {
    await press(canvasElement, 'Next wait');
    await press(canvasElement, 'Something else…');
    await within(canvasElement).findByRole('dialog', { name: 'Something happens now' });
  },
};
export const Message: Story = {
  async play({ canvasElement }) {
    await press(canvasElement, 'Next wait');
    await press(canvasElement, /See the message: Email: 10 % for you/u);
    const dialog = await within(canvasElement).findByRole('dialog', { name: 'Email: 10 % for you' });
    await expect(dialog).toHaveTextContent('Anna, your cart is waiting');
  },
};

const fitsAPhone: Play = async ({ canvasElement }) => {
  await press(canvasElement, 'Step');
  await press(canvasElement, 'Step');
  const root = canvasElement.querySelector('.sojourn');
  await expect(root?.scrollWidth).toBeLessThanOrEqual(390);
  await expect(canvasElement.querySelector('.sj-sim-why')).toHaveTextContent('Cart total 140 is over 100 yes');
};
export const Phone: Story = { args: { width: '390px', height: '844px' }, play: fitsAPhone };
export const PhoneDark: Story = { args: { ...Phone.args, theme: 'dark' }, play: fitsAPhone };

const { firstName: _, ...nameless } = annaLeftACart.contact.attributes ?? {};
export const LongNames: Story = {
  args: {
    width: '720px',
    scenario: {
      ...annaLeftACart,
      contact: {
        ...annaLeftACart.contact,
        id: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(5),
        attributes: { ...nameless, company: 'العملاء الذين اشتروا أكثر من مرة '.repeat(6) },
      },
    },
  },
  async play({ canvasElement }) {
    await press(canvasElement, 'To the end');
    const dock = canvasElement.querySelector('.sj-sim');
    await expect(dock?.scrollWidth).toBeLessThanOrEqual(dock?.clientWidth ?? 0);
  },
};
