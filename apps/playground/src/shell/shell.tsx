import { Radio, Waypoints } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useChanges } from '../api/changes.tsx';
import { words } from '../messages/en.ts';
import { ClockChip } from './clock-chip.tsx';
import { Link, useRoute } from './router.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { useTheme } from './theme.tsx';

/** What stands around every view: where one is, the demo's clock, the colours. */
export function Shell({ children }: { readonly children: ReactNode }): ReactElement {
  const { theme } = useTheme();
  const { segments } = useRoute();
  const { isConnected } = useChanges();
  const isLive = segments[0] === 'live';
  // The editor has a bar of its own, and styles its own parts.
  const isEditing = segments[0] === 'journeys';
  return (
    // The editor's own class: its custom properties are the playground's colours too.
    <div className="sojourn pg" data-theme={theme}>
      <a className="pg-skip" href="#content">
        {words.app.skip}
      </a>
      {!isEditing && <TopBar isLive={isLive} />}
      {!isConnected && (
        <p className="pg-offline" role="status">
          {words.app.offline}
        </p>
      )}
      <main id="content" className={isEditing ? 'pg-main' : 'pg-ui pg-main'} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function TopBar({ isLive }: { readonly isLive: boolean }): ReactElement {
  return (
    <header className="pg-ui pg-top">
      <Link href="/" className="pg-brand">
        <BrandMark />
        <span>{words.app.name}</span>
      </Link>
      <nav className="pg-nav" aria-label={words.app.main}>
        <Link href="/" aria-current={isLive ? undefined : 'page'}>
          <Waypoints aria-hidden />
          {words.nav.gallery}
        </Link>
        <Link href="/live" aria-current={isLive ? 'page' : undefined}>
          <Radio aria-hidden />
          {words.nav.live}
        </Link>
      </nav>
      <span className="pg-grow" />
      <ClockChip />
      <ThemeSwitch />
    </header>
  );
}

function BrandMark(): ReactElement {
  return (
    <svg viewBox="0 0 32 32" className="pg-mark" aria-hidden>
      <rect width="32" height="32" rx="9" />
      <path d="M16 6v5M16 11c0 5-7 4-7 9v1M16 11c0 5 7 4 7 9v1" />
      <circle cx="9" cy="24" r="2.6" />
      <circle cx="23" cy="24" r="2.6" />
    </svg>
  );
}
