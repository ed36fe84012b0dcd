import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { template } from '../../testing/journeys.ts';
import { openEditor } from '../../testing/open-editor.tsx';
import type { OpenedEditor } from '../../testing/open-editor.tsx';
import type { HostOptions } from '../store/host-options.ts';
import type { Journey } from '@sojourn/schema';

/** An editor whose gestures have been loaded. */
async function open(journey: Journey, host: Partial<HostOptions> = {}): Promise<OpenedEditor> {
  const opened = await openEditor(journey, host);
  await vi.waitFor(() => expect(opened.root.querySelector('.sj-surface[data-gestures]')).not.toBeNull(), { timeout: 15_000 });
  return opened;
}

const said = (root: HTMLElement): string => root.querySelector('[role="status"][aria-live]')?.textContent ?? '';
const centre = (element: Element): { readonly clientX: number; readonly clientY: number } => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { clientX: x + width / 2, clientY: y + height / 2 };
};
/** A pointer that picks a card up, goes to a place, and stays down. */
const drag = async (from: Element, to: { readonly clientX: number; readonly clientY: number }, shiftKey = false): Promise<void> => {
  const at = { bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', shiftKey };
  const { clientX, clientY } = centre(from);
  from.dispatchEvent(new PointerEvent('pointerdown', { ...at, clientX, clientY }));
  document.dispatchEvent(new PointerEvent('pointermove', { ...at, clientX: clientX + 9, clientY }));
  await vi.waitFor(() => expect(document.querySelector('.sj-ghost')).not.toBeNull());
  document.dispatchEvent(new PointerEvent('pointermove', { ...at, ...to }));
};
const release = (at: { readonly clientX: number; readonly clientY: number }, altKey = false): boolean =>
  document.dispatchEvent(new PointerEvent('pointerup', { ...at, bubbles: true, pointerId: 1, altKey }));

describe('dragging', () => {
  it('moves a card to the edge it is dropped on, with a real pointer, as one named step of history', async () => {
    const { editor, find, root } = await open(template('cart-recovery'));
    const { journey: before } = editor.getSnapshot();
    const [card, edge] = [await find('[data-card="trust"]'), await find('[data-insert="#entry:start"]')];
    await userEvent.dragAndDrop(card, edge, { steps: 8 });
    await vi.waitFor(() => expect(editor.getSnapshot().journey).not.toBe(before));
    const { journey } = editor.getSnapshot();
    expect(journey.entry.start).toBe('trust');
    expect(journey.nodes['trust']?.outlets?.['next']).toBe('who');
    expect(journey.nodes['who']?.outlets?.['first']).toBe('pause');
    expect(editor.getSnapshot().undoLabel).toBe('move Email: Why people trust us');
    expect(said(root)).toBe('Email: Why people trust us moved. After the entry');
    expect(editor.getSnapshot().selection).toEqual(['trust']);
    editor.undo();
    expect(editor.getSnapshot().journey.nodes).toEqual(before.nodes);
  });

  it('lights the nearest edge, and Escape puts the card back', async () => {
    const { editor, find, root } = await open(template('cart-recovery'));
    const { journey } = editor.getSnapshot();
    const card = await find('[data-card="trust"]');
    const edge = await find('[data-insert="#entry:start"]');
    await drag(card, centre(edge));
    await vi.waitFor(async () => expect((await find('.sj-drop')).dataset['place']).toBe('#entry:start'));
    expect(root.querySelector('.sj-ghost')?.textContent).toContain('Email: Why people trust us');
    expect(await find('.sj-surface')).toHaveAttribute('data-carrying', 'pointer');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(root.querySelector('.sj-ghost')).toBeNull());
    release(centre(edge));
    expect(editor.getSnapshot().journey).toBe(journey);
    expect(said(root)).toBe('Put back where it was.');
  });

  it('takes with Shift all that hangs on a step, refuses to put it into itself, and says why', async () => {
    const { editor, find, root } = await open(template('cart-recovery'));
    const { journey } = editor.getSnapshot();
    const card = await find('[data-card="who"]');
    const inside = await find('[data-insert="trust:next"]');
    await drag(card, centre(inside), true);
    await vi.waitFor(async () => expect((await find('.sj-drop')).dataset['refused']).toBe('true'));
    expect(root.querySelector('.sj-ghost')?.textContent).toContain('It cannot be moved into itself.');
    release(centre(inside));
    await vi.waitFor(() => expect(root.querySelector('.sj-notice')?.textContent).toBe('It cannot be moved into itself.'));
    expect(editor.getSnapshot().journey).toBe(journey);
  });

  it('says the host’s reason where it does not permit a move', async () => {
    const permit = (verb: string): true | { reason: string } => (verb === 'move' ? { reason: 'The order is fixed.' } : true);
    const { editor, find, root } = await open(template('cart-recovery'), { permit });
    const { journey } = editor.getSnapshot();
    const [card, edge] = [await find('[data-card="trust"]'), await find('[data-insert="#entry:start"]')];
    await drag(card, centre(edge));
    await find('.sj-drop');
    release(centre(edge));
    await vi.waitFor(() => expect(root.querySelector('.sj-notice')?.textContent).toBe('The order is fixed.'));
    expect(editor.getSnapshot().journey).toBe(journey);
  });

  it('pins a card where it is dropped with Alt, and not where the host forbids to move it', async () => {
    const permit = vi.fn<(verb: string) => true | { reason: string }>(() => true);
    const { editor, find, root } = await open(template('cart-recovery'), { permit });
    const drop = async (): Promise<void> => {
      const entry = (await find('[data-card="#entry"]')).getBoundingClientRect();
      const at = { clientX: entry.right + 40, clientY: entry.top + 10 };
      await drag(await find('[data-card="trust"]'), at);
      release(at, true);
    };
    await drop();
    await vi.waitFor(() => expect(editor.getSnapshot().journey.layout?.pins?.['trust']).toBeDefined());
    const { x, y } = editor.getSnapshot().journey.layout?.pins?.['trust'] ?? { x: 0, y: 0 };
    expect(x).toBeGreaterThan(264);
    expect(Math.abs(y)).toBeLessThan(24);
    editor.undo();
    permit.mockImplementation((verb) => (verb === 'move' ? { reason: 'The order is fixed.' } : true));
    await drop();
    await vi.waitFor(() => expect(root.querySelector('.sj-notice')?.textContent).toBe('The order is fixed.'));
    expect(editor.getSnapshot().journey.layout?.pins?.['trust']).toBeUndefined();
  });

  it('carries an item of the palette to another edge', async () => {
    const { editor, find, root } = await open(template('cart-recovery'));
    await userEvent.click(await find('[data-insert="who:else"]'));
    const item = await find('[data-item="milestone"]');
    const at = { bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse' };
    item.dispatchEvent(new PointerEvent('pointerdown', { ...at, ...centre(item) }));
    item.dispatchEvent(new PointerEvent('pointermove', { ...at, clientX: centre(item).clientX + 20, clientY: centre(item).clientY }));
    await find('.sj-ghost');
    expect(root.querySelector('.sj-palette')).toBeNull();
    document.dispatchEvent(new PointerEvent('pointermove', { ...at, ...centre(await find('[data-insert="#entry:start"]')) }));
    await vi.waitFor(async () => expect((await find('.sj-drop')).dataset['place']).toBe('#entry:start'));
    release(centre(await find('[data-insert="#entry:start"]')));
    await vi.waitFor(() => {
      const { journey } = editor.getSnapshot();
      expect(journey.nodes[journey.entry.start ?? '']?.type).toBe('milestone');
    });
  });
});

describe('moving by keyboard', () => {
  it('picks a card up with M, walks the edges with arrows, says each, and drops it with Enter', async () => {
    const { editor, find, root } = await open(template('cart-recovery'));
    (await find('[data-card="pause"]')).focus();
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(root.ownerDocument.activeElement?.getAttribute('data-card')).toBe('cool-off'));
    await userEvent.keyboard('m');
    await find('.sj-drop');
    const first = said(root);
    expect(first).toMatch(/^After /);
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(said(root)).not.toBe(first));
    while (root.querySelector<HTMLElement>('.sj-drop')?.dataset['place'] !== '#entry:start') await userEvent.keyboard('{ArrowUp}');
    expect(said(root)).toBe('After the entry');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(editor.getSnapshot().journey.entry.start).toBe('cool-off'));
    expect(editor.getSnapshot().journey.nodes['cool-off']?.outlets?.['next']).toBe('who');
    await vi.waitFor(() => expect(root.ownerDocument.activeElement?.getAttribute('data-card')).toBe('cool-off'));
    await userEvent.keyboard('m{Escape}');
    await vi.waitFor(() => expect(root.querySelector('.sj-drop')).toBeNull());
    expect(editor.getSnapshot().undoLabel).toBe('move Let them shop');
  });
});
