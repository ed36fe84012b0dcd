import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Locator } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../styles.css';
import { runScenario } from '@sojourn/engine';
import type { Journey, Scenario } from '@sojourn/schema';
import { template, templateCatalog } from '../../testing/journeys.ts';
import { annaLeftACart } from '../../testing/simulate-template.ts';
import { JourneyEditor } from '../editor/journey-editor.tsx';
import { createEditor } from '../store/create-editor.ts';
import { JourneySimulator } from './journey-simulator.tsx';

const journey = template('cart-recovery');

async function showSimulator(
  props: { readonly journey?: Journey; readonly scenario?: Scenario; readonly onScenario?: (scenario: Scenario) => void } = {},
) {
  const ui = (shown: Journey) => (
    <div style={{ width: '1200px', height: '780px' }}>
      <JourneySimulator catalog={templateCatalog} scenario={annaLeftACart} theme="light" {...props} journey={shown} />
    </div>
  );
  const view = await render(ui(props.journey ?? journey));
  return { rerender: (next: Journey) => view.rerender(ui(next)), root: view.container };
}

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const press = (name: string): Promise<void> => userEvent.click(button(name));
const dialogOf = (name: string): Locator => page.getByRole('dialog', { name });
const current = (): string => document.querySelector('[data-point][aria-current="step"]')?.getAttribute('title') ?? '';
const ending = (): string => document.querySelector('.sj-sim-ending')?.textContent ?? '';
const said = (): string => [...document.querySelectorAll('.sj-sim-run [role="status"]')].map((one) => one.textContent).join(' ');

describe('the simulator', () => {
  it('plays cart recovery to its end, back to the start, and another way when a purchase is let happen', async () => {
    await showSimulator();

    await press('To the end');
    expect(ending()).toBe('Anna gets 3 emails and 1 SMS over 3 days and comes to the end.');

    await press('To the start');
    expect(current()).toContain('Start');

    await press('Next wait');
    await press('Buys');
    expect(current()).toContain('Buys');
    expect(ending()).toBe('Anna gets 1 email and leaves: reached the goal “Order placed”.');
  });

  it('lights the path up on the canvas, and takes it back', async () => {
    const { root } = await showSimulator();

    await press('Next wait');
    await vi.waitFor(() => expect(root.querySelector('[data-card="pause"]')?.getAttribute('aria-current')).toBe('step'));
    expect([...root.querySelectorAll('[data-progress="visited"]')].map((one) => one.getAttribute('data-card'))).toEqual([
      '#entry',
      'who',
      'incentive',
    ]);

    await press('To the start');
    await vi.waitFor(() => expect(root.querySelectorAll('[data-progress="visited"]')).toHaveLength(0));
  });

  it('goes back and on to any point by the timeline, by mouse and by keyboard', async () => {
    await showSimulator();
    const points = [...document.querySelectorAll<HTMLElement>('[data-point]')];

    const proof = points.find((point) => point.textContent?.includes('Email: Social proof'));
    if (proof === undefined) throw new Error('No such point.');
    await userEvent.click(proof);
    expect(current()).toContain('Email: Social proof');
    expect(points.filter((point) => point.tabIndex === 0)).toEqual([proof]);

    await userEvent.keyboard('{Home}{ArrowRight}{Enter}');
    expect(current()).toContain('Cart updated');
    await userEvent.keyboard('{End} ');
    expect(ending()).toContain('comes to the end');
  });

  it('keeps a run as a scenario that the engine passes, with all that was let happen', async () => {
    const onScenario = vi.fn<(scenario: Scenario) => void>();
    await showSimulator({ onScenario });

    await press('Next wait');
    await press('Clicks in the email');
    await press('Next wait');
    await press('Buys');
    await press('Keep as a scenario');
    const dialog = dialogOf('Keep as a scenario');
    await userEvent.clear(dialog.getByRole('textbox', { name: 'Name' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Name' }), 'Clicks, then buys');
    await userEvent.click(dialog.getByRole('button', { name: 'Keep' }));

    const [kept] = onScenario.mock.lastCall ?? [];
    if (kept === undefined) throw new Error('Nothing was kept.');
    expect(kept).toMatchObject({
      name: 'Clicks, then buys',
      script: [{ event: 'cart.updated' }, { event: 'email.clicked', of: 'incentive' }, { event: 'order.placed' }],
      expect: { end: 'goal' },
    });
    expect(kept.expect?.path?.slice(0, 3)).toEqual(['who:loyal', 'incentive:next', 'pause:clicked']);
    expect(runScenario(journey, kept, { catalog: templateCatalog })).toMatchObject({ passed: true, failures: [] });
    expect(said()).toContain('Kept as “Clicks, then buys”.');
  });

  it('takes out of the script what was let happen', async () => {
    await showSimulator();

    await press('Next wait');
    await press('Buys');
    await press('What happens');
    const dialog = dialogOf('What happens');
    await userEvent.click(dialog.getByRole('button', { name: 'Remove Buys' }));
    await userEvent.keyboard('{Escape}');
    await press('To the end');

    expect(ending()).toContain('3 emails and 1 SMS');
  });

  it('lets time pass, and anything else of the catalog happen', async () => {
    await showSimulator();

    await press('Next wait');
    await press('1 day passes');
    expect(document.querySelector('.sj-sim-clock')?.textContent).toContain('Mar 3, 09:12 AM');
    await press('1 day passes');
    expect(document.querySelector('.sj-sim-clock')?.textContent).toContain('Mar 4, 09:12 AM');
    expect(current()).toContain('Email: Reminder');

    await press('Something else…');
    const dialog = dialogOf('Something happens now');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'What happens' }), 'Order placed');
    await userEvent.click(dialog.getByRole('button', { name: 'Let it happen' }));
    expect(ending()).toContain('reached the goal');
  });

  it('makes an action fail, and says who is stuck where', async () => {
    await showSimulator();

    await press('What if…');
    const dialog = dialogOf('What if');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Email: Reminder' }), 'It surely fails');
    await userEvent.keyboard('{Escape}');
    await press('To the end');

    expect(ending()).toContain('is stuck at “Email: Reminder” until somebody looks.');
  });

  it('picks another sample, and copies one to change', async () => {
    await showSimulator({});
    await press('Change the contact');
    const dialog = dialogOf('Whom to simulate');
    const pick = dialog.getByRole('combobox', { name: 'Sample contact' });

    await userEvent.selectOptions(pick, 'Björn, First-time buyer');
    await press('Copy as a new contact');
    expect([...pick.element().querySelectorAll('option')].map((option) => option.textContent)).toContain('Björn, Copy of Björn');
    await userEvent.keyboard('{Escape}');
    await press('To the end');

    expect(ending()).toContain('Björn gets 3 emails');
  });

  it('says each step to those who cannot see it', async () => {
    await showSimulator();

    await press('Step');
    await press('Step');

    expect(said()).toMatch(/Mar 2, 09:12.*Enters.*Cart total 140 is over 100: yes.*Orders 3 is at least 1: yes/u);
  });

  it('plays an edited journey again to the same point, and has words for one that cannot be played', async () => {
    const { rerender } = await showSimulator();
    await press('Next wait');
    const who = { ...journey.nodes['who'], outlets: { loyal: 'trust', first: 'trust', else: 'trust' } };

    await rerender({ ...journey, nodes: { ...journey.nodes, who } } as unknown as Journey);
    await vi.waitFor(() => expect(current()).toContain('Email: Why people trust us'));

    const until = [{ id: 'timeout', type: 'duration', duration: 'P1D', at: '' }];
    await rerender({ ...journey, nodes: { ...journey.nodes, pause: { ...journey.nodes['pause'], until } } } as unknown as Journey);
    await vi.waitFor(() => expect(document.body.textContent).toContain('This draft cannot be simulated yet'));

    await rerender(journey);
    await vi.waitFor(() => expect(current()).toContain('Email: 10 % for you'));
  });
});

describe('the dock of the editor', () => {
  it('opens from the bar, follows edits of the draft, and clears the canvas when it is closed', async () => {
    const editor = createEditor({ defaultJourney: journey, catalog: templateCatalog });
    const { container } = await render(
      <div style={{ width: '1200px', height: '780px' }}>
        <JourneyEditor editor={editor} theme="light" />
      </div>,
    );
    await press('Simulate');
    await press('Next wait');
    await vi.waitFor(() => expect(container.querySelector('[data-card="pause"]')?.getAttribute('aria-current')).toBe('step'));

    editor.apply([{ op: 'remove', nodeId: 'incentive', keep: 'next' }]);
    await vi.waitFor(() => expect(container.querySelector('[data-card="incentive"]')).toBeNull());
    expect(current()).toContain('Enters');

    await press('Close the simulator');
    await vi.waitFor(() => expect(container.querySelectorAll('[data-progress]')).toHaveLength(0));
    await editor.dispose();
  });

  it('is followed by the view, while selection and focus stay where the person left them', async () => {
    const editor = createEditor({ defaultJourney: journey, catalog: templateCatalog });
    const { container } = await render(
      <div style={{ width: '1200px', height: '780px' }}>
        <JourneyEditor editor={editor} theme="light" />
      </div>,
    );
    editor.select(['who']);
    await press('Simulate');
    await vi.waitFor(() => expect(button('Next wait').query()).not.toBeNull());
    for (let wait = 0; wait < 3; wait += 1) await press('Next wait');

    await vi.waitFor(() => {
      const card = container.querySelector('[aria-current="step"][data-card]')?.getBoundingClientRect();
      const canvas = container.querySelector('.sj-canvas')?.getBoundingClientRect();
      expect(card?.top).toBeGreaterThan(canvas?.top ?? Infinity);
      expect(card?.bottom).toBeLessThan(canvas?.bottom ?? 0);
    });
    expect(container.querySelector('[aria-current="step"][data-card]')?.getAttribute('data-card')).not.toBe('pause');
    expect(editor.getSnapshot().selection).toEqual(['who']);
    expect(document.activeElement?.textContent).toBe('Next wait');
    await editor.dispose();
  });

  it('plays the host’s scenarios, and gives them back with one more or one less', async () => {
    const lists: (readonly Scenario[])[] = [];
    const buys = { ...annaLeftACart, name: 'Buys at once', script: [...annaLeftACart.script, { after: 'PT2H', event: 'order.placed', data: { total: 140 } }] }; // prettier-ignore
    const scenarios = { list: [annaLeftACart, buys], onChange: (list: readonly Scenario[]) => void lists.push(list) };
    await render(
      <div style={{ width: '1200px', height: '780px' }}>
        <JourneyEditor defaultJourney={journey} catalog={templateCatalog} scenarios={scenarios} theme="light" />
      </div>,
    );
    await press('Simulate');
    await press('Kept scenarios');
    await press('Play “Buys at once”');
    await press('To the end');
    expect(ending()).toBe('Anna gets 1 email over 1 hour and leaves: reached the goal “Order placed”.');

    await press('Keep as a scenario');
    await userEvent.fill(dialogOf('Keep as a scenario').getByRole('textbox', { name: 'Name' }), 'Buys soon');
    await press('Keep');
    expect(lists.at(-1)?.map((one) => one.name)).toEqual(['Anna left a cart', 'Buys at once', 'Buys soon']);
    expect(lists.at(-1)?.at(-1)?.expect).toMatchObject({ end: 'goal' });

    await press('Kept scenarios');
    await press('Remove “Buys at once”');
    expect(lists.at(-1)?.map((one) => one.name)).toEqual(['Anna left a cart']);
  });
});
