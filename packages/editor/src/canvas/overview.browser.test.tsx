import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { template } from '../../testing/journeys.ts';
import { openEditor as open } from '../../testing/open-editor.tsx';

const placeOf = (element: Element): { readonly x: number; readonly y: number } => {
  const { x, y } = element.getBoundingClientRect();
  return { x: Math.round(x), y: Math.round(y) };
};

describe('the overview', () => {
  it('shows every card in small, and brings what is pressed into view', async () => {
    const { find, root, editor } = await open(template('cart-recovery'));
    await userEvent.click(await find('.sj-tools [aria-label="Show the overview"]'));
    const map = await find('.sj-map');
    expect(map.querySelectorAll('[data-family]')).toHaveLength(Object.keys(editor.getSnapshot().journey.nodes).length + 1);
    expect(root.querySelector('[data-card="retarget"]')).toBeNull();
    const { x, bottom, width } = map.getBoundingClientRect();
    const at = { bubbles: true, pointerId: 1, buttons: 1, clientX: x + width / 2, clientY: bottom - 8 };
    map.dispatchEvent(new PointerEvent('pointerdown', at));
    await vi.waitFor(() => expect(root.querySelector('[data-card="retarget"]')).not.toBeNull());
    await userEvent.click(await find('.sj-tools [aria-label="Hide the overview"]'));
    expect(root.querySelector('.sj-map')).toBeNull();
  });
});

describe('far away', () => {
  it('a card is its title, farther its colour; nothing is in the way of a click', async () => {
    const { find } = await open(template('cart-recovery'));
    const surface = await find('.sj-surface');
    expect(surface.dataset['level']).toBe('whole');
    const out = await find('.sj-tools [aria-label="Zoom out"]');
    const level = async (wanted: string): Promise<void> => {
      for (let times = 0; times < 16 && surface.dataset['level'] !== wanted; times += 1) {
        await userEvent.click(out);
        await new Promise(requestAnimationFrame);
      }
      await vi.waitFor(() => expect(surface.dataset['level']).toBe(wanted));
    };
    await level('bars');
    const who = await find('[data-card="who"]');
    expect(getComputedStyle(who.querySelector('.sj-card-summary') ?? who).display).toBe('none');
    expect(getComputedStyle(who.querySelector('.sj-card-title') ?? who).fontSize).toBe('26px');
    await level('blocks');
    await vi.waitFor(() => expect(getComputedStyle(who.querySelector('.sj-card-text') ?? who).opacity).toBe('0'));
  });
});

describe('pins', () => {
  it('of a document are kept: so far from the entry card’s corner', async () => {
    const { find } = await open({
      ...template('welcome-3'),
      layout: { pins: { [template('welcome-3').entry.start ?? '']: { x: 420, y: 120 } } },
    });
    const [entry, card] = [
      placeOf(await find('[data-card="#entry"]')),
      placeOf(await find(`[data-card="${template('welcome-3').entry.start ?? ''}"]`)),
    ];
    const zoom = (await find('[data-card="#entry"]')).getBoundingClientRect().width / 264;
    expect((card.x - entry.x) / zoom).toBeCloseTo(420, -1);
    expect((card.y - entry.y) / zoom).toBeCloseTo(120, -1);
  });

  it('are set and taken away by the menu of a card, by keyboard, without moving anything', async () => {
    const { editor, find, root } = await open(template('cart-recovery'));
    await userEvent.click(await find('[data-card="trust"]'));
    const before = placeOf(await find('[data-card="trust"]'));
    const choose = async (name: string): Promise<void> => {
      (await find('.sj-card-menu button')).focus();
      await userEvent.keyboard('{Enter}');
      await find('[role="menuitem"]');
      await userEvent.keyboard(`${name}{Enter}`);
    };
    await choose('k');
    await vi.waitFor(() => expect(Object.keys(editor.getSnapshot().journey.layout?.pins ?? {})).toEqual(['trust']));
    await vi.waitFor(() => expect(root.querySelector('[data-card="trust"] .sj-card-pin')).not.toBeNull());
    expect(placeOf(await find('[data-card="trust"]'))).toEqual(before);
    await choose('l');
    await vi.waitFor(() => expect(editor.getSnapshot().journey.layout?.pins ?? {}).toEqual({}));
    expect(editor.getSnapshot().undoLabel).toBe('let the place go');
  });
});
