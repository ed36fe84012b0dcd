import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { template } from '../../testing/journeys.ts';
import { openEditor as open } from '../../testing/open-editor.tsx';

const current = (root: HTMLElement): string | null | undefined => root.querySelector('[data-found="current"]')?.getAttribute('data-card');

describe('the search', () => {
  it('finds steps by their words and steps through them, by keyboard alone, and ends on the one that was found', async () => {
    const { editor, find, root } = await open(template('cart-recovery'));
    (await find('[data-card="#entry"]')).focus();
    await userEvent.keyboard('{Control>}f{/Control}');
    const field = await find('.sj-search input');
    await vi.waitFor(() => expect(root.ownerDocument.activeElement).toBe(field));
    await userEvent.keyboard('email');
    const count = await find('.sj-search-count');
    await vi.waitFor(() => expect(count.textContent).toMatch(/^1 of \d+$/));
    const total = Number(count.textContent.split(' ').at(-1));
    expect(total).toBeGreaterThan(2);
    const seen = new Set([current(root)]);
    for (let step = 1; step < total; step += 1) {
      await userEvent.keyboard('{Enter}');
      await vi.waitFor(() => expect(count.textContent).toBe(`${step + 1} of ${total}`));
      await vi.waitFor(() => expect(current(root)).toBeDefined());
      seen.add(current(root));
    }
    expect(seen.size).toBe(total);
    expect(root.querySelector('.sj-search [role="status"]')?.textContent).toMatch(new RegExp(`^${total} steps found, ${total}: `));
    expect(root.ownerDocument.activeElement).toBe(field);
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await vi.waitFor(() => expect(count.textContent).toBe(`${total - 1} of ${total}`));
    const last = current(root);

    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(root.querySelector('.sj-search')).toBeNull());
    await vi.waitFor(() => expect(root.ownerDocument.activeElement?.getAttribute('data-card')).toBe(last));
    expect(editor.getSnapshot().selection).toEqual([last]);
    expect(root.querySelector('[data-found]')).toBeNull();
  });

  it('finds by an attribute as the catalog calls it, by an event, and by what is wrong; and says when there is nothing', async () => {
    const { find, root } = await open(template('cart-recovery-gap'));
    (await find('[data-card="who"]')).focus();
    await userEvent.keyboard('f');
    const said = await find('.sj-search [role="status"]');
    const ask = async (text: string): Promise<void> => {
      await userEvent.clear(await find('.sj-search input'));
      await userEvent.keyboard(text);
    };
    await ask('orders');
    await vi.waitFor(() => expect(current(root)).toBe('who'));
    await ask('match no case');
    await vi.waitFor(() => expect(current(root)).toBe('who'));
    await ask('cart.updated');
    await vi.waitFor(() => expect(current(root)).toBe('#entry'));
    await ask('no such thing');
    await vi.waitFor(() => expect(said.textContent).toBe('No step has that.'));
    expect(root.querySelector('[data-found]')).toBeNull();
  });

  it('leaves the second Control and F to the browser', async () => {
    const { find } = await open(template('welcome-3'));
    (await find('[data-card="#entry"]')).focus();
    await userEvent.keyboard('{Control>}f{/Control}');
    const field = await find('.sj-search input');
    const second = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true });
    field.dispatchEvent(second);
    expect(second.defaultPrevented).toBe(false);
  });
});
