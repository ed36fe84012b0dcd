import { Monitor, Moon, Sun } from 'lucide-react';
import type { ReactElement } from 'react';
import { words } from '../messages/en.ts';
import { useTheme, type Theme } from './theme.tsx';

const order: readonly Theme[] = ['system', 'light', 'dark'];
const icons = { system: Monitor, light: Sun, dark: Moon } as const;

/** One button that goes through the three: its name says what is chosen, and what it does is what it shows. */
export function ThemeSwitch(): ReactElement {
  const { theme, choose } = useTheme();
  const Icon = icons[theme];
  const label = `${words.theme.label}: ${words.theme[theme]}`;
  return (
    <button
      type="button"
      className="pg-button pg-icon-button"
      aria-label={label}
      title={label}
      onClick={() => choose(order[(order.indexOf(theme) + 1) % order.length] ?? 'system')}
    >
      <Icon aria-hidden />
    </button>
  );
}
