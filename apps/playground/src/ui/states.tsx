import { CircleAlert, Inbox } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { ApiError } from '../api/request.ts';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';

/** Nothing to show yet, and the way on. */
export function Empty({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <div className="pg-ui pg-state">
      <Inbox aria-hidden className="pg-state-icon" />
      <p className="pg-state-title">{title}</p>
      {text !== undefined && <p className="pg-muted">{text}</p>}
      {children}
    </div>
  );
}

/** Something could not be loaded; what to do about it. */
export function Failed({ error, onRetry }: { readonly error: ApiError; readonly onRetry: () => void }): ReactElement {
  return (
    <div className="pg-ui pg-state" role="alert">
      <CircleAlert aria-hidden className="pg-state-icon" />
      <p className="pg-state-title">{words.states.failed}</p>
      <p className="pg-muted">{error.message}</p>
      <button type="button" className="pg-button" onClick={onRetry}>
        {words.states.retry}
      </button>
    </div>
  );
}

/** Grey shapes where a list will be; told to a screen reader in words. */
export function Loading({ rows = 4 }: { readonly rows?: number }): ReactElement {
  return (
    <div className="pg-loading" role="status" aria-label={words.states.loading}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="pg-bone" />
      ))}
    </div>
  );
}

/** An address that leads nowhere. */
export function NotThere({
  title,
  text,
  href,
  action,
}: {
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly action: string;
}): ReactElement {
  return (
    <div className="pg-ui pg-state">
      <Inbox aria-hidden className="pg-state-icon" />
      <h1 className="pg-state-title">{title}</h1>
      <p className="pg-muted">{text}</p>
      <Link href={href} className="pg-button">
        {action}
      </Link>
    </div>
  );
}
