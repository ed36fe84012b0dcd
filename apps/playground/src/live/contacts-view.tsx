import { Search } from 'lucide-react';
import { useDeferredValue, useState, type ReactElement } from 'react';
import type { ContactRow } from '../api/types.ts';
import { words } from '../messages/en.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { nameOf } from './contact-name.ts';
import { ContactProfile } from './contact-profile.tsx';
import { ListAndDetail, ListRow } from './list-and-detail.tsx';
import { usePages } from './use-pages.ts';

/** Everybody the engine knows. */
export function ContactsView({ id }: { readonly id: string | undefined }): ReactElement {
  const [search, setSearch] = useState('');
  const pages = usePages<ContactRow>('/api/contacts', { search: useDeferredValue(search) }, ['contacts', 'enrollments']);
  return (
    <ListAndDetail
      title={words.contacts.title}
      listHref="/live/contacts"
      tools={
        <label className="pg-search">
          <Search aria-hidden />
          <input
            className="pg-input"
            type="search"
            placeholder={words.contacts.search}
            aria-label={words.contacts.search}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
      }
      list={<ContactList pages={pages} currentId={id} />}
      detail={id === undefined ? undefined : <ContactProfile key={id} id={id} />}
    />
  );
}

function ContactList({
  pages,
  currentId,
}: {
  readonly pages: ReturnType<typeof usePages<ContactRow>>;
  readonly currentId: string | undefined;
}): ReactElement {
  if (pages.data === undefined)
    return pages.error === undefined ? <Loading rows={8} /> : <Failed error={pages.error} onRetry={pages.reload} />;
  if (pages.data.rows.length === 0) return <Empty title={words.contacts.empty} />;
  return (
    <>
      <ul className="pg-list">
        {pages.data.rows.map((contact) => (
          <ListRow
            key={contact.id}
            href={`/live/contacts/${encodeURIComponent(contact.id)}`}
            isCurrent={contact.id === currentId}
            lead={<Avatar contact={contact} />}
            title={<bdi>{nameOf(contact)}</bdi>}
            text={<bdi>{textOf(contact, 'email') ?? contact.id}</bdi>}
            end={textOf(contact, 'lifecycleStage')}
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

function textOf({ attributes = {} }: ContactRow, name: string): string | undefined {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
