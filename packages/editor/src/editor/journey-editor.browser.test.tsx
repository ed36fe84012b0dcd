import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { template } from '../../testing/journeys.ts';
import { openEditor as open } from '../../testing/open-editor.tsx';
import { brokenJourney } from '../../testing/specimens.ts';

const placeOf = (element: HTMLElement): { x: number; y: number } => {
  const { x, y } = element.getBoundingClientRect();
  return { x: Math.round(x), y: Math.round(y) };
};

describe('inserting', () => {
  it('puts a step on the edge as one operation, selects it, and leaves the card before it where it was', async () => {
    const { editor, find, root } = await open(template('ebook-to-demo'));
    const start = editor.getSnapshot().journey.entry.start;
    const before = placeOf(await find('[data-card="#entry"]'));

    await userEvent.click(await find('[data-insert="#entry:start"]'));
    await userEvent.keyboard('wait while{Enter}');

    await vi.waitFor(() => expect(editor.getSnapshot().selection).toHaveLength(1));
    const [added = ''] = editor.getSnapshot().selection;
    const { journey } = editor.getSnapshot();
    expect(journey.entry.start).toBe(added);
    expect(journey.nodes[added]).toMatchObject({ type: 'wait', outlets: { next: start } });
    const card = await find(`[data-card="${added}"]`);
    await vi.waitFor(() => expect(root.ownerDocument.activeElement).toBe(card));
    expect(placeOf(await find('[data-card="#entry"]'))).toEqual(before);
    expect(card).toHaveAttribute('aria-pressed', 'true');
    editor.undo();
    expect(editor.getSnapshot()).toMatchObject({ canUndo: false });
  });

  it('keeps both ways of a new wait for an event on the path', async () => {
    const { editor, find } = await open(template('welcome-3'));
    const start = editor.getSnapshot().journey.entry.start;
    await userEvent.click(await find('[data-insert="#entry:start"]'));
    await userEvent.keyboard('wait event{Enter}');
    await vi.waitFor(() => expect(editor.getSnapshot().selection).toHaveLength(1));
    const { journey } = editor.getSnapshot();
    expect(journey.nodes[journey.entry.start ?? '']?.outlets).toEqual({ happened: start, timeout: start });
  });

  it('closes without a change on Escape, and gives the focus back', async () => {
    const { editor, find, root } = await open(template('welcome-3'));
    const { journey } = editor.getSnapshot();
    (await find('[data-card="#entry"]')).focus();
    await userEvent.keyboard('a');
    await find('.sj-palette');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(root.querySelector('.sj-palette')).toBeNull());
    expect(editor.getSnapshot().journey).toBe(journey);
    expect(root.ownerDocument.activeElement).toBe(await find('[data-card="#entry"]'));
  });
});

describe('the pointer', () => {
  it('selects a card and opens its settings; a click beside goes back to the journey', async () => {
    const { editor, find, root } = await open(template('cart-recovery'));
    await userEvent.click(await find('[data-card="who"]'));
    expect(editor.getSnapshot().selection).toEqual(['who']);
    await vi.waitFor(() => expect(root.querySelector('.sj-inspector')?.textContent).toContain('Cases, first match wins'));
    await userEvent.click(await find('.react-flow__pane'), { position: { x: 20, y: 300 } });
    expect(editor.getSnapshot().selection).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('walks, opens, adds, removes, takes back and does again without a pointer', async () => {
    const { editor, find, root } = await open(template('cart-recovery'));
    const focused = (): string | null | undefined => root.ownerDocument.activeElement?.getAttribute('data-card');
    (await find('[data-card="#entry"]')).focus();

    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('who');
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    await vi.waitFor(() => expect(focused()).toBe('favourites'));
    await userEvent.keyboard('{Enter}');
    expect(editor.getSnapshot().selection).toEqual(['favourites']);
    await userEvent.keyboard('a');
    await find('.sj-palette');
    await userEvent.keyboard('milestone{Enter}');
    await vi.waitFor(() => expect(Object.keys(editor.getSnapshot().journey.nodes)).toHaveLength(13));
    const [added = ''] = editor.getSnapshot().selection;
    await vi.waitFor(() => expect(focused()).toBe(added));
    await userEvent.keyboard('{Delete}');
    expect(Object.keys(editor.getSnapshot().journey.nodes)).toHaveLength(12);
    expect(editor.getSnapshot().journey.nodes['favourites']?.outlets).toEqual({ next: 'pause' });
    await vi.waitFor(() => expect(focused()).toBe('favourites'));
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(Object.keys(editor.getSnapshot().journey.nodes)).toHaveLength(13);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(editor.getSnapshot().canUndo).toBe(false);
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(Object.keys(editor.getSnapshot().journey.nodes)).toHaveLength(13);
    expect(root.querySelector('[role="status"][aria-live]')?.textContent).toMatch(/^Redone: add Milestone/);
  });

  it('brings a card into view that was far away', async () => {
    const { find, root } = await open(template('cart-recovery'));
    (await find('[data-card="#entry"]')).focus();
    await userEvent.keyboard('{ArrowDown>10}');
    await vi.waitFor(() => {
      const { activeElement } = root.ownerDocument;
      expect(activeElement?.getAttribute('data-card')).toBe('retarget');
      const bottom = activeElement?.getBoundingClientRect().bottom ?? Infinity;
      expect(bottom).toBeLessThan(800);
    });
  });
});

describe('problems', () => {
  it('show on the card and in the bar, and go with a repair', async () => {
    const { editor, find, root } = await open(brokenJourney);
    const fixable = editor.getSnapshot().problems.find((problem) => problem.code === 'event_unknown');
    expect(fixable?.fixes?.length).toBeGreaterThan(0);
    expect((await find('[data-card="wait"]')).dataset['problem']).toBe('error');

    await userEvent.click(await find('.sj-bar .sj-chip[data-tone="error"]'));
    const row = await vi.waitFor(() => {
      const found = [...root.querySelectorAll('.sj-problem')].find((one) => one.textContent.includes('email.clickd'));
      if (found === undefined) throw new Error('No such problem is listed.');
      return found;
    });
    const repair = row.querySelector('.sj-button');
    if (repair === null) throw new Error('No repair is offered.');
    await userEvent.click(repair);

    await vi.waitFor(() => expect(editor.getSnapshot().problems.some((problem) => problem.code === 'event_unknown')).toBe(false));
    expect(editor.getSnapshot().journey.nodes['wait']).toMatchObject({ until: [{ event: 'email.clicked' }] });
    editor.undo();
    await vi.waitFor(() => expect(editor.getSnapshot().problems.some((problem) => problem.code === 'event_unknown')).toBe(true));
  });
});

describe('a guest on the page', () => {
  it('leaves the host’s elements as they are, and writes nothing outside of its root', async () => {
    const host = document.createElement('section');
    host.innerHTML =
      '<style>.host-reset button { all: unset } .host-reset * { margin: 7px }</style><h1>Host</h1><button>Save</button><input value="x"><a href="#x">Link</a>';
    document.body.append(host);
    host.style.cssText = 'position: absolute; width: 300px';
    const styleOf = (element: Element): string =>
      [...getComputedStyle(element)].map((name) => `${name}:${getComputedStyle(element).getPropertyValue(name)}`).join(';');
    // The page grows with what stands on it; all else about it must stay.
    const pageStyle = (element: Element): string => {
      const { overflow, position, pointerEvents, color, backgroundColor, font, margin, padding, colorScheme, cursor, userSelect } =
        getComputedStyle(element);
      return [overflow, position, pointerEvents, color, backgroundColor, font, margin, padding, colorScheme, cursor, userSelect].join(';');
    };
    const stylesOf = (): string[] => [
      pageStyle(document.documentElement),
      pageStyle(document.body),
      ...[...host.querySelectorAll('*')].map(styleOf),
    ];
    const attributesOf = (element: Element): string => [...element.attributes].map(({ name, value }) => `${name}=${value}`).join(' ');
    const pageOf = (): string =>
      `${attributesOf(document.documentElement)}|${attributesOf(document.body)}|${String(document.head.childElementCount)}`;
    await (await open(template('welcome-3'))).unmount();
    const [styles, page] = [stylesOf(), pageOf()];
    const globals = new Set(Object.keys(globalThis));

    const { find, root, unmount } = await open(template('cart-recovery'));
    await userEvent.click(await find('[data-insert="who:else"]'));
    await find('.sj-palette');
    expect(root.querySelector('.sj-palette')?.closest('.sojourn')).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    (await find('[data-card="who"]')).focus();
    await userEvent.keyboard('{Delete}');
    expect((await find('dialog[open]')).closest('.sojourn')).not.toBeNull();
    expect(stylesOf()).toEqual(styles);
    expect(pageOf()).toBe(page);
    await userEvent.keyboard('{Escape}');
    await unmount();

    expect(stylesOf()).toEqual(styles);
    expect(pageOf()).toBe(page);
    expect(Object.keys(globalThis).filter((name) => !globals.has(name))).toEqual([]);
    host.remove();
  });

  it('keeps its own looks under a host that resets everything', async () => {
    const looksOf = async (): Promise<string> => {
      const { find, unmount } = await open(template('cart-recovery'));
      const parts = ['.sj-card', '.sj-card-title', '.sj-insert', '.sj-pill', '.sj-button', '.sj-chip', '.sj-bar-name'];
      const looks: string[] = [];
      for (const part of parts) {
        const style = getComputedStyle(await find(part));
        looks.push(
          [
            part,
            style.width,
            style.height,
            style.padding,
            style.margin,
            style.borderTopWidth,
            style.display,
            style.backgroundColor,
            style.fontSize,
          ].join(' '),
        );
      }
      await unmount();
      return looks.join('\n');
    };
    const before = await looksOf();
    const reset = document.createElement('style');
    reset.textContent =
      '*,::before,::after { margin: 0; padding: 0; border: 0 solid red; box-sizing: content-box } button { all: unset } h1 { font-size: inherit } svg { display: block }';
    document.head.append(reset);
    const after = await looksOf();
    reset.remove();
    expect(after).toBe(before);
  });

  it('shares a page with another editor: each has its own document, selection and panels', async () => {
    const first = await open(template('cart-recovery'));
    const second = await open(template('webinar'));
    second.editor.select(['#entry']);
    await userEvent.click(await first.find('.sj-bar > .sj-chip'));
    await first.find('[data-panel="problems"]');
    first.editor.apply([{ op: 'remove', nodeId: 'cool-off' }]);
    expect(first.editor.getSnapshot()).toMatchObject({ canUndo: true, selection: [] });
    expect(second.editor.getSnapshot()).toMatchObject({ canUndo: false, selection: ['#entry'] });
    expect(second.root.querySelector('[data-panel="problems"]')).toBeNull();
  });
});

describe('a long journey', () => {
  it('draws only what is in view', async () => {
    const nodes = Object.fromEntries(
      Array.from(
        { length: 1000 },
        (_, index) =>
          [
            `n${String(index)}`,
            { type: 'milestone', name: `Step ${String(index)}`, outlets: { next: index === 999 ? null : `n${String(index + 1)}` } },
          ] as const,
      ),
    );
    const long = { ...template('welcome-3'), nodes, entry: { ...template('welcome-3').entry, start: 'n0' } };
    const began = performance.now();
    const { root, editor } = await open(long);
    const shown = performance.now() - began;
    expect(root.querySelectorAll('.sj-card').length).toBeLessThan(40);
    const changed = performance.now();
    editor.apply([{ op: 'insert', at: 'start', nodeId: 'new', node: { type: 'milestone' } }]);
    await vi.waitFor(() => expect(root.querySelector('[data-card="new"]')).not.toBeNull());
    // Bounds far above what is usual here, so that only a change of order fails.
    expect(shown).toBeLessThan(5000);
    expect(performance.now() - changed).toBeLessThan(1500);
  });
});
