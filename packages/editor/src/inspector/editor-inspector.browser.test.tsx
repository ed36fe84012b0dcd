import type { ActionNode, Journey, JourneyNode, WaitNode } from '@sojourn/schema';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../styles.css';
import { everyFieldCatalog, journeyWith } from '../../testing/inspector-specimens.ts';
import { InspectorFrame } from '../../testing/inspector-frame.tsx';
import { template } from '../../testing/journeys.ts';
import { specimens } from '../../testing/specimens.ts';
import type { Editor } from '../store/editor.ts';
import type { FieldProps, HostOptions, OptionSource } from '../store/host-options.ts';

interface Opened {
  readonly editor: Editor;
  readonly root: HTMLElement;
  field(label: string): HTMLInputElement;
  button(name: string): HTMLElement;
  node<N extends JourneyNode>(id: string): N;
}

async function open(journey: Journey, selected?: string, host: Partial<HostOptions> = {}): Promise<Opened> {
  const made: { editor?: Editor } = {};
  const screen = await render(
    <InspectorFrame
      options={{ defaultJourney: journey, catalog: everyFieldCatalog, ...host }}
      {...(selected === undefined ? {} : { selected })}
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
    field(label) {
      const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.replace('*', '') === label);
      const control = found === undefined ? null : root.querySelector<HTMLInputElement>(`#${CSS.escape(found.htmlFor)}`);
      if (control === null) throw new Error(`There is no field “${label}”.`);
      return control;
    },
    button(name) {
      const found = [...root.querySelectorAll<HTMLElement>('button')].find(
        (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
      );
      if (found === undefined) throw new Error(`There is no button “${name}”.`);
      return found;
    },
    // A test names the type of the node it made.
    node: <N extends JourneyNode>(id: string) => editor.getSnapshot().journey.nodes[id] as N,
  };
}

describe('a wait', () => {
  it('becomes three days by typing it', async () => {
    const { editor, field, node } = await open(template('cart-recovery'), 'pause');

    const duration = field('How long');
    expect(duration.value).toBe('1 day');
    await userEvent.fill(duration, '3 days');

    await vi.waitFor(() => expect(node<WaitNode>('pause').until[0]).toMatchObject({ duration: 'P3D', at: '10:00' }));
    expect(duration.value).toBe('3 days');
    expect(duration.parentElement?.textContent).toBe('P3D');
    expect(editor.getSnapshot().undoLabel).toBe('change How long');

    editor.undo();
    await vi.waitFor(() => expect(duration.value).toBe('1 day'));
  });

  it('keeps its duration while the text is none, and says so', async () => {
    const { field, node, root } = await open(template('cart-recovery'), 'pause');

    await userEvent.fill(field('How long'), 'a while');

    expect(node<WaitNode>('pause').until[0]).toMatchObject({ duration: 'P1D' });
    expect(field('How long').getAttribute('aria-invalid')).toBe('true');
    expect(root.textContent).toContain('Write a length of time');
  });

  it('gets another alternative with an outlet of its own, and loses it with its edge', async () => {
    const { editor, button, node } = await open(template('cart-recovery'), 'pause');

    await userEvent.click(button('Or wait for…'));
    await vi.waitFor(() => expect(document.querySelectorAll('[role="menuitem"]').length).toBeGreaterThan(3));
    await userEvent.click(
      [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((one) => one.textContent === 'A time of day') as HTMLElement,
    );
    await vi.waitFor(() => expect(node<WaitNode>('pause').until).toHaveLength(3));
    expect(node<WaitNode>('pause').until[2]).toMatchObject({ type: 'time', at: '09:00' });

    await userEvent.click(button('More for An event happens'));
    await userEvent.click(
      await vi.waitFor(() => {
        const remove = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((one) => one.textContent === 'Remove');
        if (remove === undefined) throw new Error('There is no way to remove it.');
        return remove;
      }),
    );
    await vi.waitFor(() => expect(node<WaitNode>('pause').until.map((one) => one.type)).toEqual(['duration', 'time']));
    expect(Object.hasOwn(node<WaitNode>('pause').outlets ?? {}, 'clicked')).toBe(false);
    expect(editor.getSnapshot().undoLabel).toBe('remove An event happens');
  });
});

describe('an action of the host', () => {
  const everything: ActionNode = { type: 'action', action: 'everything' };

  it('is filled in by a form made from its schema', async () => {
    const { field, button, root, node } = await open(journeyWith(everything), 'step');

    await userEvent.fill(field('Title'), 'Hello');
    await userEvent.fill(field('Count'), '3');
    await userEvent.click(field('Urgent'));
    await userEvent.selectOptions(field('Channel'), 'in-app');
    await userEvent.fill(field('Delay'), '2 hours');
    await userEvent.selectOptions(field('Copied from'), 'Country');
    await userEvent.click(button('Add a row to Links'));
    await vi.waitFor(() => expect(root.querySelectorAll('[data-row]')).toHaveLength(1));
    await userEvent.fill(field('Address'), 'https://example.com');

    await vi.waitFor(() =>
      expect(node<ActionNode>('step').input).toEqual({
        title: 'Hello',
        count: 3,
        urgent: true,
        channel: 'in-app',
        delay: 'PT2H',
        attribute: 'country',
        links: [{ url: 'https://example.com' }],
      }),
    );
  });

  it('gets a token with a fallback from a menu', async () => {
    const { field, root, node } = await open(journeyWith({ ...everything, input: { greeting: 'Hi ' } }), 'step');

    const greeting = field('Greeting');
    greeting.focus();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await userEvent.selectOptions(root.querySelector<HTMLElement>('.sj-token-menu select') as HTMLElement, 'First name');
    await vi.waitFor(() => expect(node<ActionNode>('step').input).toEqual({ greeting: "Hi {{ contact.firstName | default: '' }}" }));

    await userEvent.fill(field('if unknown'), 'you');
    await vi.waitFor(() => expect(node<ActionNode>('step').input).toEqual({ greeting: "Hi {{ contact.firstName | default: 'you' }}" }));
  });

  it('uses the host’s own field, and options that the host loads', async () => {
    const Colour = ({ id, value, onChange }: FieldProps) => (
      <button type="button" id={id} onClick={() => onChange('red')}>{`Colour: ${JSON.stringify(value ?? 'none')}`}</button>
    );
    const templates = vi.fn<OptionSource>(() => Promise.resolve({ options: [{ value: 't1', label: 'Spring' }] }));
    const { field, button, node } = await open(journeyWith(everything), 'step', {
      extensions: { fields: { 'acme-colour': Colour }, options: { templates } },
    });

    await userEvent.click(button('Colour: "none"'));
    await vi.waitFor(() => expect(field('Template').textContent).toContain('Spring'));
    await userEvent.selectOptions(field('Template'), 'Spring');

    await vi.waitFor(() => expect(node<ActionNode>('step').input).toEqual({ colour: 'red', list: 't1' }));
  });
});

describe('every kind of step', () => {
  it.each(Object.keys(specimens))('has settings for “%s” that change nothing by being shown', async (id) => {
    const journey = journeyWith(specimens[id] as JourneyNode);
    const { editor, root } = await open(journey, 'step');

    await vi.waitFor(() => expect(root.querySelector('.sj-inspector-head')).not.toBeNull());
    expect(editor.getSnapshot().journey).toBe(journey);
    expect(editor.getSnapshot().canUndo).toBe(false);
  });

  it('is named where its kind is read', async () => {
    const { editor, root, node } = await open(journeyWith({ type: 'exit', reason: 'done' }), 'step');

    await userEvent.fill(root.querySelector('.sj-inspector-name') as HTMLElement, 'Leaves happy');

    await vi.waitFor(() => expect(node('step').name).toBe('Leaves happy'));
    expect(editor.getSnapshot().undoLabel).toMatch(/^rename /u);
  });
});

describe('the entry and the journey', () => {
  it('adds a trigger of each type', async () => {
    const { editor, button } = await open(template('cart-recovery'), '#entry');
    for (const [name, type] of [
      ['An event happens', 'event'],
      ['A schedule', 'schedule'],
      ['Nothing for a while', 'inactivity'],
    ]) {
      await userEvent.click(button('Add trigger'));
      await userEvent.click(
        await vi.waitFor(() => {
          const item = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((one) => one.textContent === name);
          if (item === undefined) throw new Error(`There is no “${name ?? ''}”.`);
          return item;
        }),
      );
      await vi.waitFor(() => expect(editor.getSnapshot().journey.entry.triggers.at(-1)?.type).toBe(type));
    }
  });

  it('sets a goal and takes it away', async () => {
    const { editor, button, field } = await open(journeyWith({ type: 'exit', reason: 'done' }));

    await userEvent.click(button('Set a goal'));
    await vi.waitFor(() => expect(editor.getSnapshot().journey.goal).toBeDefined());
    await userEvent.selectOptions(field('Event'), 'Order placed');
    await userEvent.fill(field('Counts within'), '2 weeks');
    await vi.waitFor(() => expect(editor.getSnapshot().journey.goal).toMatchObject({ when: { event: 'order.placed' }, within: 'P2W' }));

    await userEvent.click(button('Remove the goal'));
    await vi.waitFor(() => expect(editor.getSnapshot().journey.goal).toBeUndefined());
  });
});

describe('the audience', () => {
  it('is asked of the host for the entry criteria, and shown', async () => {
    const countAudience = vi.fn<NonNullable<HostOptions['countAudience']>>(() => Promise.resolve({ count: 4120, approximate: true }));
    const { root } = await open(template('cart-recovery'), '#entry', { countAudience });

    await vi.waitFor(() => expect(root.textContent).toContain('about 4,120 contacts now'));
    expect(countAudience.mock.calls[0]?.[0]).toEqual({ left: { consent: 'email' }, op: 'eq', right: 'subscribed' });
  });
});

describe('what a host does not permit', () => {
  it('is shown, not hidden, and cannot be changed', async () => {
    const { root } = await open(template('cart-recovery'), 'who', {
      permit: (verb) => (verb === 'edit' ? { reason: 'Only admins change live journeys.' } : true),
    });

    expect(root.textContent).toContain('Only admins change live journeys.');
    const controls = [...root.querySelectorAll<HTMLInputElement>('input, select, textarea, button')];
    expect(controls.length).toBeGreaterThan(5);
    expect(controls.filter((control) => !control.disabled)).toEqual([]);
  });
});

describe('going to a problem', () => {
  it('sends the focus to the field of its pointer', async () => {
    const { editor, root } = await open(template('cart-recovery'));

    editor.reveal({ nodeId: 'pause', pointer: '/nodes/pause/until/1/event' });

    await vi.waitFor(() => expect(root.contains(document.activeElement)).toBe(true));
    expect((document.activeElement as HTMLSelectElement).selectedOptions[0]?.textContent).toBe('Clicked in the email');
  });
});
