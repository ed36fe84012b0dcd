import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Journey } from '@sojourn/schema';
import { template } from '../../testing/journeys.ts';
import { openEditor as open } from '../../testing/open-editor.tsx';

const nodesOf = ({ nodes }: Journey): readonly string[] => Object.keys(nodes);
const said = (root: HTMLElement): string => root.querySelector('[role="status"][aria-live]')?.textContent ?? '';

describe('copy and paste', () => {
  it('puts copies with fresh ids after the step, by the keys of the browser, as one step of history', async () => {
    const { editor, find, root } = await open(template('welcome-3'));
    const { journey: before } = editor.getSnapshot();
    const first = before.entry.start ?? '';
    (await find(`[data-card="${first}"]`)).focus();

    await userEvent.keyboard('{Control>}c{/Control}');
    expect(said(root)).toBe('1 step copied.');
    await userEvent.keyboard('{Control>}v{/Control}');

    await vi.waitFor(() => expect(nodesOf(editor.getSnapshot().journey)).toHaveLength(nodesOf(before).length + 1));
    const { journey } = editor.getSnapshot();
    const [added = ''] = nodesOf(journey).filter((id) => !Object.hasOwn(before.nodes, id));
    expect(journey.nodes[first]?.outlets?.['next']).toBe(added);
    expect(journey.nodes[added]?.outlets?.['next']).toBe(before.nodes[first]?.outlets?.['next']);
    expect(said(root)).toBe('1 step pasted.');
    expect(editor.getSnapshot().undoLabel).toBe('paste 1 step');
    editor.undo();
    expect(editor.getSnapshot().journey.nodes).toEqual(before.nodes);
  });

  it('carries several steps with the edges among them into another editor on the page', async () => {
    const from = await open(template('cart-recovery'));
    const into = await open(template('welcome-3'));
    from.editor.select(['incentive', 'pause']);
    (await from.find('[data-card="incentive"]')).focus();
    await userEvent.keyboard('{Control>}c{/Control}');
    const before = into.editor.getSnapshot().journey;

    (await into.find('[data-card="#entry"]')).focus();
    await userEvent.keyboard('{Control>}v{/Control}');

    await vi.waitFor(() => expect(nodesOf(into.editor.getSnapshot().journey)).toHaveLength(nodesOf(before).length + 2));
    const { journey, selection } = into.editor.getSnapshot();
    expect(selection).toHaveLength(2);
    const mail = journey.entry.start ?? '';
    expect(journey.nodes[mail]).toMatchObject({ type: 'action', action: 'send_email' });
    const wait = journey.nodes[mail]?.outlets?.['next'] ?? '';
    expect(journey.nodes[wait]?.type).toBe('wait');
    expect(nodesOf(from.editor.getSnapshot().journey)).toEqual(nodesOf(template('cart-recovery')));
  });

  it('changes nothing and says why where the clipboard holds something else, or a forged document', async () => {
    const { editor, find, root } = await open(template('welcome-3'));
    const { journey } = editor.getSnapshot();
    (await find('[data-card="#entry"]')).focus();
    const forged = '{"fragment":1,"start":"x","nodes":{"x":{"type":"action","outlets":{"next":5},"__proto__":{"a":1}}}}';
    for (const text of ['Buy milk', forged, '{"fragment":1,"start":"x","nodes":{}}']) {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      await vi.waitFor(() => expect(said(root)).toMatch(/^There are no steps in the clipboard/));
      expect(root.querySelector('.sj-notice')?.textContent).toBe(said(root));
    }
    expect(editor.getSnapshot().journey).toBe(journey);
  });

  it('leaves the keys of a field to the field', async () => {
    const { editor, find } = await open(template('welcome-3'));
    const name = await find('.sj-inspector input');
    const { journey } = editor.getSnapshot();
    name.focus();
    await userEvent.keyboard('{Control>}d{/Control}{Control>}a{/Control}{Control>}c{/Control}');
    expect(editor.getSnapshot().journey).toBe(journey);
    expect(editor.getSnapshot().selection).toEqual([]);
  });

  it('copies and changes nothing where the document is only to be read', async () => {
    const { editor, find, root } = await open(template('welcome-3'), { readOnly: true });
    const { journey } = editor.getSnapshot();
    (await find(`[data-card="${journey.entry.start ?? ''}"]`)).focus();
    await userEvent.keyboard('{Control>}c{/Control}');
    expect(said(root)).toBe('1 step copied.');
    await userEvent.keyboard('{Control>}v{/Control}{Control>}x{/Control}{Control>}d{/Control}');
    expect(editor.getSnapshot().journey).toBe(journey);
  });
});

describe('several steps', () => {
  it('are chosen with Shift and a click, removed together with the path healed, and come back with one undo', async () => {
    const { editor, find, root } = await open(template('welcome-3'));
    const { journey: before } = editor.getSnapshot();
    const first = before.entry.start ?? '';
    const second = before.nodes[first]?.outlets?.['next'] ?? '';
    await userEvent.click(await find(`[data-card="${first}"]`));
    await userEvent.click(await find(`[data-card="${second}"]`), { modifiers: ['Shift'] });
    expect(editor.getSnapshot().selection).toEqual([first, second]);
    expect((await find('.sj-group-bar')).textContent).toContain('2 steps chosen');

    await userEvent.keyboard('{Delete}');

    await vi.waitFor(() => expect(nodesOf(editor.getSnapshot().journey)).toHaveLength(nodesOf(before).length - 2));
    expect(editor.getSnapshot().journey.entry.start).toBe(before.nodes[second]?.outlets?.['next']);
    expect(said(root)).toBe('2 steps removed.');
    await vi.waitFor(() => expect(root.ownerDocument.activeElement?.getAttribute('data-card')).toBe('#entry'));
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(editor.getSnapshot().journey.nodes).toEqual(before.nodes);
  });

  it('are chosen by keyboard alone, cut, and pasted elsewhere', async () => {
    const { editor, find } = await open(template('welcome-3'));
    const { journey: before } = editor.getSnapshot();
    const first = before.entry.start ?? '';
    (await find(`[data-card="${first}"]`)).focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(editor.getSnapshot().selection).toHaveLength(2);
    await userEvent.keyboard('{Control>}x{/Control}');
    await vi.waitFor(() => expect(nodesOf(editor.getSnapshot().journey)).toHaveLength(nodesOf(before).length - 2));
    await userEvent.keyboard('{ArrowDown}{Control>}v{/Control}');
    await vi.waitFor(() => expect(nodesOf(editor.getSnapshot().journey)).toHaveLength(nodesOf(before).length));
    expect(editor.getSnapshot().journey.entry.start).toBe(before.nodes[before.nodes[first]?.outlets?.['next'] ?? '']?.outlets?.['next']);
  });

  it('are duplicated with Control and D, and all chosen with Control and A', async () => {
    const { editor, find, root } = await open(template('welcome-3'));
    const { journey: before } = editor.getSnapshot();
    (await find('[data-card="#entry"]')).focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(editor.getSnapshot().selection).toEqual(nodesOf(before));
    (await find(`[data-card="${before.entry.start ?? ''}"]`)).focus();
    await userEvent.keyboard('{Control>}d{/Control}');
    await vi.waitFor(() => expect(nodesOf(editor.getSnapshot().journey)).toHaveLength(nodesOf(before).length * 2));
    expect(said(root)).toBe(`${nodesOf(before).length} steps duplicated.`);
    await vi.waitFor(() => expect(editor.getSnapshot().problems.filter(({ code }) => code === 'node_unreachable')).toEqual([]));
  });

  it('are chosen by a box drawn with Shift held', async () => {
    const { editor, find, root } = await open(template('welcome-3'));
    const surface = await find('.sj-surface');
    const { start } = editor.getSnapshot().journey.entry;
    const card = (await find(`[data-card="${start ?? ''}"]`)).getBoundingClientRect();
    const pane = await find('.react-flow__pane');
    await vi.waitFor(() => {
      const at = (type: string, x: number, y: number, target: Element): boolean =>
        target.dispatchEvent(
          new PointerEvent(type, { clientX: x, clientY: y, shiftKey: true, pointerId: 1, bubbles: true, cancelable: true }),
        );
      at('pointerdown', card.left - 30, card.top - 8, pane);
      at('pointermove', card.left + 40, card.bottom + 4, surface);
      at('pointerup', card.left + 40, card.bottom + 4, surface);
      expect(editor.getSnapshot().selection).toEqual([start]);
    });
    expect(root.querySelector('.sj-marquee')).toBeNull();
  });
});
