import { createContext, use, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';

/** Light, dark, or as the system has it. */
export type Theme = 'light' | 'dark' | 'system';

interface ThemeChoice {
  readonly theme: Theme;
  choose(this: void, theme: Theme): void;
}

const storageKey = 'sojourn-playground-theme';
const ThemeContext = createContext<ThemeChoice | undefined>(undefined);

/** Keeps the choice over visits; a browser that stores nothing still works. */
export function ThemeProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [theme, choose] = useState(storedTheme);
  useEffect(() => {
    try {
      window.localStorage.setItem(storageKey, theme);
    } catch {
      // Private windows may refuse; the choice then lasts as long as the page.
    }
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [theme]);
  return <ThemeContext value={useMemo(() => ({ theme, choose }), [theme])}>{children}</ThemeContext>;
}

/** The theme, and how to choose another. */
export function useTheme(): ThemeChoice {
  const choice = use(ThemeContext);
  if (choice === undefined) throw new Error('useTheme needs a ThemeProvider.');
  return choice;
}

function storedTheme(): Theme {
  try {
    const stored = window.localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}
