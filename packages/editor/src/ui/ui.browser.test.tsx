import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent as realInput } from 'vitest/browser';
import { Field } from './field.tsx';
import { Menu } from './menu.tsx';
import type { MenuItem } from './menu.tsx';
import { Switch } from './switch.tsx';

afterEach(cleanup);

const item = (label: string, more: Partial<MenuItem> = {}): MenuItem => ({ id: label, label, onSelect: vi.fn<() => void>(), ...more });

function aMenu(items: readonly MenuItem[]): ReactElement {
  return (
    <div className="sojourn">
      <Menu
        label="What to do"
        items={items}
        trigger={(props) => (
          <button type="button" {...props}>
            More
          </button>
        )}
      />
    </div>
  );
}

describe('a menu', () => {
  it('opens on its first item, walks with arrows round the end, and does what is chosen', async () => {
    const user = userEvent.setup();
    const [copy, move, remove] = [item('Copy'), item('Move'), item('Remove')];
    render(aMenu([copy, move, remove]));

    await user.click(screen.getByRole('button', { name: 'More' }));
    const menu = await screen.findByRole('menu', { name: 'What to do' });
    expect(within(menu).getByRole('menuitem', { name: 'Copy' })).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitem', { name: 'Remove' })).toHaveFocus();
    await user.keyboard('m{Enter}');

    expect(move.onSelect).toHaveBeenCalledTimes(1);
    expect(remove.onSelect).not.toHaveBeenCalled();
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  });

  it('keeps an item that may not be chosen in sight, with the reason, and does nothing', async () => {
    const user = userEvent.setup();
    const remove = item('Remove', { disabled: true, hint: 'Only owners remove steps' });
    render(aMenu([remove]));

    await user.click(screen.getByRole('button', { name: 'More' }));
    const found = await screen.findByRole('menuitem', { name: /Only owners remove steps/u });
    await user.click(found);

    expect(found).toHaveAttribute('aria-disabled', 'true');
    expect(remove.onSelect).not.toHaveBeenCalled();
  });

  it('closes on Escape without choosing', async () => {
    const user = userEvent.setup();
    const copy = item('Copy');
    render(aMenu([copy]));

    await user.click(screen.getByRole('button', { name: 'More' }));
    await screen.findByRole('menu');
    // The browser itself closes a popover, and only for a key that was really pressed.
    await realInput.keyboard('{Escape}');

    await waitFor(() => expect(screen.queryByRole('menu')).not.toBeInTheDocument());
    expect(copy.onSelect).not.toHaveBeenCalled();
  });
});

describe('a switch', () => {
  it('is named by its label and tells what it was turned to', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn<(checked: boolean) => void>();
    render(<Switch checked={false} onChange={onChange} label="Counts also when missing" />);

    await user.click(screen.getByRole('switch', { name: 'Counts also when missing' }));

    expect(onChange).toHaveBeenCalledExactlyOnceWith(true);
  });
});

describe('a field', () => {
  it('ties its label, help and problems to the control', () => {
    render(
      <Field label="Subject" help="What the reader sees first." problems={[{ severity: 'error', text: 'It is still empty' }]}>
        {(control) => <input {...control} />}
      </Field>,
    );

    const input = screen.getByRole('textbox', { name: 'Subject' });

    expect(input).toHaveAccessibleDescription('What the reader sees first. It is still empty');
    expect(input).toHaveAttribute('aria-invalid', 'true');
  });

  it('is not called wrong for a piece of advice', () => {
    render(
      <Field label="Subject" problems={[{ severity: 'info', text: 'Short ones are opened more' }]}>
        {(control) => <input {...control} />}
      </Field>,
    );

    expect(screen.getByRole('textbox')).toHaveAttribute('aria-invalid', 'false');
  });
});
