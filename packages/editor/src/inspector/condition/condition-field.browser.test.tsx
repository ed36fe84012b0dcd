import type { BranchNode, Condition } from '@sojourn/schema';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../styles.css';
import { conditions, journeyWithCase } from '../../../testing/inspector-specimens.ts';
import { InspectorFrame } from '../../../testing/inspector-frame.tsx';
import { templateCatalog } from '../../../testing/journeys.ts';
import type { Editor } from '../../store/editor.ts';

interface Opened {
  readonly editor: Editor;
  readonly root: HTMLElement;
  condition(): Condition | undefined;
  focus(selector: string): Promise<HTMLElement>;
}

async function open(when: Condition): Promise<Opened> {
  const made: { editor?: Editor } = {};
  const screen = await render(
    <InspectorFrame
      options={{ defaultJourney: journeyWithCase(when), catalog: templateCatalog }}
      selected="who"
      theme="light"
      onEditor={(editor) => {
        made.editor = editor;
      }}
    />,
  );
  const { editor } = made;
  if (editor === undefined) throw new Error('There is no editor.');
  const root = screen.container;
  return {
    editor,
    root,
    condition: () => (editor.getSnapshot().journey.nodes['who'] as BranchNode).cases[0]?.when,
    focus: (selector) =>
      vi.waitFor(() => {
        const found = root.querySelector<HTMLElement>(selector);
        if (found === null) throw new Error(`Nothing matches ${selector}.`);
        found.focus();
        expect(document.activeElement).toBe(found);
        return found;
      }),
  };
}

const active = (): HTMLElement => document.activeElement as HTMLElement;

describe('the condition builder, by keyboard alone', () => {
  it('builds “score is over 50 and country is one of SE, NO”', async () => {
    const { condition, focus } = await open({ any: [] });
    await focus('.sj-quiet-input');

    // From the case's name over its menu to "Add a condition".
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await vi.waitFor(() => expect(active().getAttribute('role')).toBe('combobox'));
    await userEvent.keyboard('lead sc{Enter}');
    await vi.waitFor(() => expect(active().getAttribute('aria-label')).toBe('Value'));
    await userEvent.keyboard('50');
    expect(condition()).toEqual({ left: { attribute: 'score' }, op: 'gt', right: 50 });

    for (let tabs = 0; tabs < 6 && active().textContent !== '+ and'; tabs += 1) await userEvent.keyboard('{Tab}');
    expect(active().textContent).toBe('+ and');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(active().getAttribute('role')).toBe('combobox'));
    await userEvent.keyboard('country{Enter}');
    await vi.waitFor(() => expect(active().getAttribute('aria-label')).toBe('Value'));

    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(active().getAttribute('aria-label')).toBe('How it is compared');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect((active() as HTMLSelectElement).selectedOptions[0]?.textContent).toBe('is one of');
    await userEvent.keyboard('{Tab}');
    expect(active().getAttribute('aria-label')).toBe('Add a value');
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(condition()).toMatchObject({ all: [{}, { right: ['SE'] }] }));
    await userEvent.keyboard('{ArrowDown}');

    await vi.waitFor(() => expect(condition()).toEqual(conditions['sentence']));
    expect(active().getAttribute('aria-label')).toBe('Add a value');
  });

  it('keeps the focus inside after a removal, and gives it back when nothing was chosen', async () => {
    const { condition, focus } = await open(conditions['sentence'] as Condition);

    await focus('[data-focus="remove 0"]');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(condition()).toEqual({ left: { attribute: 'country' }, op: 'in', right: ['SE', 'NO'] }));
    expect(active().textContent).toBe('+ and');

    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(active().getAttribute('role')).toBe('combobox'));
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(active().textContent).toBe('+ and'));
    expect(condition()).toEqual({ left: { attribute: 'country' }, op: 'in', right: ['SE', 'NO'] });
  });

  it('adds a group of the other word, switches its word, and turns it into its opposite', async () => {
    const { condition, root } = await open(conditions['sentence'] as Condition);
    const button = (text: string): HTMLElement => {
      const found = [...root.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent === text);
      if (found === undefined) throw new Error(`There is no button “${text}”.`);
      return found;
    };

    button('+ any of…').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(active().getAttribute('role')).toBe('combobox'));
    await userEvent.keyboard('vip{Enter}');
    await vi.waitFor(() =>
      expect(condition()).toMatchObject({ all: [{}, {}, { any: [{ left: { tag: 'vip' }, op: 'eq', right: true }] }] }),
    );

    button('+ or').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(active().getAttribute('role')).toBe('combobox'));
    await userEvent.keyboard('do not{Enter}');
    await vi.waitFor(() =>
      expect(condition()).toMatchObject({ all: [{}, {}, { any: [{}, { left: { attribute: 'doNotContact' }, op: 'eq', right: true }] }] }),
    );

    button('The opposite').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(condition()).toMatchObject({ all: [{}, {}, { not: { any: [{}, {}] } }] }));
  });
});

describe('what is typed', () => {
  it('is never lost while it is no number, and does not touch the document', async () => {
    const { condition, editor, root, focus } = await open(conditions['sentence'] as Condition);

    const value = await focus('[data-focus="value 0"]');
    await userEvent.keyboard('{Control>}a{/Control}fifty');
    expect((value as HTMLInputElement).value).toBe('fifty');
    expect(value.getAttribute('aria-invalid')).toBe('true');
    expect(condition()).toEqual(conditions['sentence']);

    editor.select(['mail']);
    await vi.waitFor(() => expect(root.querySelector('[data-focus="value 0"]')).toBeNull());
    editor.select(['who']);
    const again = await focus('[data-focus="value 0"]');
    expect((again as HTMLInputElement).value).toBe('fifty');

    await userEvent.keyboard('{Control>}a{/Control}55,5');
    await vi.waitFor(() => expect(condition()).toMatchObject({ all: [{ right: 55.5 }, {}] }));
  });

  it('is one step of undo by name, and undo shows the former value', async () => {
    const { condition, editor, focus } = await open(conditions['sentence'] as Condition);

    const value = await focus('[data-focus="value 0"]');
    await userEvent.keyboard('{Control>}a{/Control}7');
    await userEvent.keyboard('5');
    await vi.waitFor(() => expect(condition()).toMatchObject({ all: [{ right: 75 }, {}] }));
    expect(editor.getSnapshot().undoLabel).toBe('change condition of Good fit');

    editor.undo();
    await vi.waitFor(() => expect((value as HTMLInputElement).value).toBe('50'));
    expect(condition()).toEqual(conditions['sentence']);
  });
});

describe('what a missing value does', () => {
  it('is said for each comparison and switches', async () => {
    const { condition, root } = await open(conditions['sentence'] as Condition);
    const said = (): readonly string[] => [...root.querySelectorAll('.sj-condition-missing button')].map((one) => one.textContent ?? '');

    expect(said()).toEqual(['If Lead score is unknown: does not match', 'If Country is unknown: does not match']);
    await userEvent.click(root.querySelector('.sj-condition-missing button') as HTMLElement);

    await vi.waitFor(() => expect(condition()).toMatchObject({ all: [{ orMissing: true }, {}] }));
    expect(said()[0]).toBe('If Lead score is unknown: matches');
  });
});

describe('an unfinished or foreign condition', () => {
  it.each(Object.keys(conditions))('shows %s without changing it', async (name) => {
    const { condition, root } = await open(conditions[name] as Condition);

    await vi.waitFor(() => expect(root.querySelectorAll('.sj-condition-row').length).toBeGreaterThan(0));
    expect(condition()).toEqual(conditions[name]);
  });
});
