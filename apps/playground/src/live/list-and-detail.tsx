import { ChevronLeft } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';

/** A list and what was chosen from it: side by side, or on a phone one after the other. */
export function ListAndDetail({
  title,
  tools,
  list,
  detail,
  listHref,
}: {
  readonly title: string;
  readonly tools?: ReactNode;
  readonly list: ReactNode;
  readonly detail: ReactNode | undefined;
  readonly listHref: string;
}): ReactElement {
  return (
    <div className="pg-split" data-open={detail === undefined ? undefined : ''}>
      <section className="pg-split-list" aria-label={title}>
        <header className="pg-section-head">
          <h1>{title}</h1>
          {tools}
        </header>
        <div className="pg-scroll" tabIndex={-1}>
          {list}
        </div>
      </section>
      <section className="pg-split-detail" aria-live="off">
        {detail === undefined ? (
          <p className="pg-choose pg-faint">{words.live.choose}</p>
        ) : (
          <>
            <Link href={listHref} className="pg-button pg-quiet pg-split-back">
              <ChevronLeft aria-hidden /> {words.live.back}
            </Link>
            {detail}
          </>
        )}
      </section>
    </div>
  );
}

/** One line of a list: a link that fills it. */
export function ListRow({
  href,
  isCurrent,
  lead,
  title,
  text,
  end,
}: {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly end?: ReactNode;
}): ReactElement {
  return (
    <li>
      <Link href={href} className="pg-list-row" aria-current={isCurrent ? 'true' : undefined}>
        {lead}
        <span className="pg-list-text">
          <span className="pg-list-title">{title}</span>
          {text !== undefined && <span className="pg-list-sub">{text}</span>}
        </span>
        {end !== undefined && <span className="pg-list-end">{end}</span>}
      </Link>
    </li>
  );
}
