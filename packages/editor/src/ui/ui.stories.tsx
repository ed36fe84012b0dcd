import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { Button } from './button.tsx';
import { Chip } from './chip.tsx';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { iconPaths } from './icon-paths.ts';
import type { IconName } from './icon-paths.ts';
import { Menu } from './menu.tsx';
import { Select } from './select.tsx';
import { Switch } from './switch.tsx';
import { TextArea, TextInput } from './text-input.tsx';

interface KitProps {
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  onSelect(): void;
}

/** All parts of the kit on one page. */
function Kit({ theme, dir, onSelect }: KitProps): ReactElement {
  const [text, setText] = useState('Cart recovery');
  const [isOn, setOn] = useState(true);
  const [zone, setZone] = useState('');
  const problems = text === '' ? [{ severity: 'error' as const, text: 'A journey needs a name.' }] : [];
  return (
    <div
      className="sojourn"
      data-theme={theme}
      dir={dir}
      style={{ height: 'auto', minHeight: '100vh', padding: 24, fontFamily: 'Inter, system-ui, sans-serif' }}
    >
      <div style={{ display: 'grid', gap: 20, maxWidth: 420 }}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
          <Button variant="primary">Publish…</Button>
          <Button icon="play">Simulate</Button>
          <Button variant="quiet">Quiet</Button>
          <Button variant="danger">Remove</Button>
          <Button variant="link">Add a case for them</Button>
          <Button size="small">Small</Button>
          <Button disabled>Disabled</Button>
          <IconButton icon="arrowBack" label="Undo" />
        </div>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          <Chip>Draft</Chip>
          <Chip tone="ok">Live v3</Chip>
          <Chip tone="warning" icon="warning">
            1 warning
          </Chip>
          <Chip tone="error" icon="error" onClick={onSelect}>
            2 errors
          </Chip>
          <Chip tone="accent">New</Chip>
        </div>
        <Field label="Name" help="Shown in lists." problems={problems}>
          {(control) => <TextInput {...control} value={text} onChange={setText} />}
        </Field>
        <Field label="Time zone">
          {(control) => (
            <Select
              {...control}
              value={zone}
              placeholder="Choose a zone"
              options={[
                { value: 'se', label: 'Stockholm', group: 'Europe' },
                { value: 'jp', label: 'Tokyo', group: 'Asia' },
              ]}
              onChange={setZone}
            />
          )}
        </Field>
        <Field label="Note">{(control) => <TextArea {...control} value={text} onChange={setText} />}</Field>
        <Switch checked={isOn} onChange={setOn} label="Only on weekdays" />
        <Menu
          label="More"
          items={[
            { id: 'copy', label: 'Duplicate', icon: 'copy', onSelect },
            { id: 'remove', label: 'Remove', icon: 'trash', tone: 'danger', onSelect },
          ]}
          trigger={(props) => <IconButton icon="more" label="More" {...props} />}
        />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
          {/* The keys of an object literal that has exactly these keys. */}
          {(Object.keys(iconPaths) as IconName[]).map((name) => (
            <span key={name} title={name}>
              <Icon name={name} />
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

const meta = { title: 'Kit/All parts', component: Kit, args: { theme: 'light', dir: 'ltr', onSelect: fn() } } satisfies Meta<typeof Kit>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Light: Story = {
  async play({ canvasElement, args }) {
    const page = within(canvasElement);
    await userEvent.clear(page.getByRole('textbox', { name: 'Name' }));
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/A journey needs a name/);
    await userEvent.click(page.getByRole('button', { name: 'More' }));
    await waitFor(() => expect(page.getByRole('menuitem', { name: 'Duplicate' })).toHaveFocus());
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect(args.onSelect).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(page.getByRole('button', { name: 'More' })).toHaveFocus());
  },
};
export const Dark: Story = { args: { theme: 'dark' } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };
