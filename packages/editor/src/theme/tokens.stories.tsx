import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect } from 'storybook/test';
import tokensCss from './tokens.css?raw';

/** Every `--sojourn-*` property that a host may set, read from the sheet itself. */
function Tokens({ theme }: { readonly theme: 'light' | 'dark' }): ReactElement {
  const names = [...new Set([...tokensCss.matchAll(/(--sojourn-[\w-]+):/g)].map(([, name]) => name ?? ''))];
  return (
    <div
      className="sojourn"
      data-theme={theme}
      style={{ height: 'auto', minHeight: '100vh', padding: 24, fontFamily: 'Inter, system-ui, sans-serif' }}
    >
      <ul
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
          gap: 12,
          margin: 0,
          padding: 0,
          listStyle: 'none',
        }}
      >
        {names.map((name) => (
          <li key={name} style={{ display: 'flex', alignItems: 'center', gap: 10 }}>
            <span
              style={{
                flex: 'none',
                width: 36,
                height: 36,
                borderRadius: 8,
                border: '1px solid var(--sojourn-line-3)',
                background: `var(${name})`,
              }}
            />
            <code style={{ fontSize: 12 }}>{name}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

const meta = { title: 'Theme/Tokens', component: Tokens, args: { theme: 'light' } } satisfies Meta<typeof Tokens>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Light: Story = {
  async play({ canvasElement }) {
    await expect(canvasElement.querySelectorAll('li').length).toBeGreaterThan(30);
  },
};
export const Dark: Story = { args: { theme: 'dark' } };
