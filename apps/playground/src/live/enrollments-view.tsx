import type { EnrollmentRecord } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useDrafts } from '../api/workspace.ts';
import { words } from '../messages/en.ts';
import { Link, useRoute } from '../shell/router.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { EnrollmentDetail } from './enrollment-detail.tsx';
import { EnrollmentRow } from './enrollment-row.tsx';
import { ListAndDetail } from './list-and-detail.tsx';
import { useNames } from './names.ts';
import { usePages } from './use-pages.ts';

/** Who is in which journey; the filters live in the address, so that a view can be shared. */
export function EnrollmentsView({ id }: { readonly id: string | undefined }): ReactElement {
  const { query } = useRoute();
  const [journeyId, status] = [query.get('journey') ?? '', query.get('status') ?? ''];
  // The store lists by id, and newest first is made here: the first page is a long one.
  const pages = usePages<EnrollmentRecord>('/api/enrollments', { journeyId, status }, ['enrollments'], 500);
  const search = query.toString() === '' ? '' : `?${query.toString()}`;
  return (
    <ListAndDetail
      title={words.enrollments.title}
      listHref={`/live/enrollments${search}`}
      tools={<Filters journeyId={journeyId} status={status} />}
      list={<EnrollmentList pages={pages} currentId={id} search={search} />}
      detail={id === undefined ? undefined : <EnrollmentDetail key={id} id={id} />}
    />
  );
}

function Filters({ journeyId, status }: { readonly journeyId: string; readonly status: string }): ReactElement {
  const { go, path, query } = useRoute();
  const drafts = useDrafts();
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(query);
    if (value === '') next.delete(name);
    else next.set(name, value);
    go(next.size === 0 ? path : `${path}?${next.toString()}`, 'replace');
  };
  return (
    <div className="pg-row pg-filters">
      <select
        className="pg-input"
        aria-label={words.enrollments.journey}
        value={journeyId}
        onChange={(event) => set('journey', event.currentTarget.value)}
      >
        <option value="">{words.enrollments.all}</option>
        {(drafts.data?.rows ?? []).map((draft) => (
          <option key={draft.id} value={draft.id}>
            {draft.journey.name}
          </option>
        ))}
      </select>
      <select
        className="pg-input"
        aria-label={words.enrollments.status}
        value={status}
        onChange={(event) => set('status', event.currentTarget.value)}
      >
        <option value="">{words.enrollments.anyStatus}</option>
        {Object.entries(words.enrollments.statuses).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface EnrollmentListProps {
  readonly pages: ReturnType<typeof usePages<EnrollmentRecord>>;
  readonly currentId: string | undefined;
  /** The filters, as they stand in the address; empty if there are none. */
  readonly search: string;
}

function EnrollmentList({ pages, currentId, search }: EnrollmentListProps): ReactElement {
  const names = useNames();
  if (pages.data === undefined)
    return pages.error === undefined ? <Loading rows={8} /> : <Failed error={pages.error} onRetry={pages.reload} />;
  if (pages.data.rows.length === 0) return search !== '' ? <Empty title={words.enrollments.emptyFilter} /> : <NobodyYet />;
  // The store lists by id, which says nothing; people look for what is new.
  const rows = pages.data.rows.toSorted((a, b) => b.enteredAt.localeCompare(a.enteredAt));
  return (
    <>
      <ul className="pg-list">
        {rows.map((enrollment) => (
          <EnrollmentRow
            key={enrollment.id}
            enrollment={enrollment}
            names={names}
            isCurrent={enrollment.id === currentId}
            by="contact"
            search={search}
          />
        ))}
      </ul>
      {pages.more && (
        <button type="button" className="pg-button pg-more" onClick={pages.more}>
          {words.live.more}
        </button>
      )}
    </>
  );
}

function NobodyYet(): ReactElement {
  return (
    <Empty title={words.enrollments.empty} text={words.enrollments.emptyText}>
      <Link href="/live/events" className="pg-button">
        {words.live.sections.events}
      </Link>
    </Empty>
  );
}
