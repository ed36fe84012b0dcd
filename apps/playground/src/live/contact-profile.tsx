import type { Catalog, EnrollmentRecord } from '@sojourn/schema';
import { Mail, MessageSquare, Send } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { request } from '../api/request.ts';
import type { ContactRow, MessageRow, Rows } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWorkspace } from '../api/workspace.ts';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { formatTime } from '../ui/format-time.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { nameOf } from './contact-name.ts';
import { EnrollmentRow } from './enrollment-row.tsx';
import { useNames } from './names.ts';
import { RefusalList } from './refusal-list.tsx';
import { showValue } from './show-value.ts';

/** One contact: what is known, where they are, what they got. */
export function ContactProfile({ id }: { readonly id: string }): ReactElement {
  const contact = useResource<ContactRow>(`/api/contacts/${encodeURIComponent(id)}`, ['contacts', 'enrollments']);
  const { data: workspace } = useWorkspace();
  if (contact.data === undefined)
    return contact.error === undefined ? <Loading /> : <Failed error={contact.error} onRetry={contact.reload} />;
  const person = contact.data;
  return (
    <article className="pg-detail" aria-label={nameOf(person)}>
      <header className="pg-detail-head">
        <Avatar contact={person} />
        <div className="pg-grow">
          <h2>
            <bdi>{nameOf(person)}</bdi>
          </h2>
          <p className="pg-faint">
            <bdi>{person.id}</bdi>
            {person.timezone !== undefined && ` · ${person.timezone}`}
          </p>
        </div>
        <Link href={`/live/events?contact=${encodeURIComponent(id)}`} className="pg-button">
          <Send aria-hidden /> {words.contacts.send}
        </Link>
      </header>
      <Consent contact={person} catalog={workspace?.catalog} onChanged={contact.reload} />
      <Attributes contact={person} catalog={workspace?.catalog} />
      <Journeys id={id} />
      <Messages id={id} />
    </article>
  );
}

function Consent({
  contact,
  catalog,
  onChanged,
}: {
  readonly contact: ContactRow;
  readonly catalog: Catalog | undefined;
  readonly onChanged: () => void;
}): ReactElement {
  const channels = Object.entries(catalog?.channels ?? {}).filter(([, channel]) => channel.consent === true);
  const change = (channel: string, value: string): void => {
    void request(`/api/contacts/${encodeURIComponent(contact.id)}`, { method: 'PATCH', body: { consent: { [channel]: value } } }).then(
      onChanged,
    );
  };
  return (
    <Part title={words.contacts.consent}>
      <ul className="pg-consent">
        {channels.map(([channel, { label = channel }]) => {
          const value = contact.consent?.[channel];
          const isOn = value === 'subscribed';
          return (
            <li key={channel}>
              <span>{label}</span>
              <span className={isOn ? 'pg-chip pg-chip-live' : 'pg-chip'}>{value ?? words.contacts.unknown}</span>
              <button type="button" className="pg-button pg-link" onClick={() => change(channel, isOn ? 'unsubscribed' : 'subscribed')}>
                {isOn ? words.contacts.unsubscribe(label) : words.contacts.subscribe(label)}
              </button>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Attributes({ contact, catalog }: { readonly contact: ContactRow; readonly catalog: Catalog | undefined }): ReactElement {
  const attributes = Object.entries(contact.attributes ?? {});
  const labels = catalog?.attributes ?? {};
  return (
    <Part title={words.contacts.profile}>
      <dl className="pg-facts">
        {attributes.map(([name, value]) => (
          <div key={name}>
            <dt>{Object.hasOwn(labels, name) ? (labels[name]?.label ?? name) : name}</dt>
            <dd>
              <bdi>{showValue(value)}</bdi>
            </dd>
          </div>
        ))}
        {(contact.tags ?? []).length > 0 && (
          <div>
            <dt>{words.contacts.tags}</dt>
            <dd>{contact.tags?.join(', ')}</dd>
          </div>
        )}
      </dl>
    </Part>
  );
}

function Journeys({ id }: { readonly id: string }): ReactElement {
  const { data } = useResource<Rows<EnrollmentRecord>>(`/api/enrollments?contactId=${encodeURIComponent(id)}&limit=50`, ['enrollments']);
  const names = useNames();
  return (
    <Part title={words.contacts.journeys}>
      {data !== undefined && data.rows.length > 0 ? (
        <ul className="pg-list pg-inset">
          {data.rows.map((enrollment) => (
            <EnrollmentRow key={enrollment.id} enrollment={enrollment} names={names} isCurrent={false} by="journey" />
          ))}
        </ul>
      ) : (
        <p className="pg-faint">{words.contacts.none}</p>
      )}
      <RefusalList contactId={id} names={names} />
    </Part>
  );
}

function Messages({ id }: { readonly id: string }): ReactElement {
  const { data } = useResource<Rows<MessageRow>>(`/api/messages?contactId=${encodeURIComponent(id)}&limit=50`, ['messages']);
  return (
    <Part title={words.contacts.messages}>
      {data !== undefined && data.rows.length > 0 ? (
        <ul className="pg-plain">
          {data.rows.map((message) => (
            <li key={message.id}>
              <Link href={`/live/mailbox/${encodeURIComponent(message.id)}`} className="pg-line">
                {message.kind === 'sms' ? <MessageSquare aria-hidden /> : <Mail aria-hidden />}
                <bdi className="pg-grow">{message.subject}</bdi>
                <time className="pg-faint" dateTime={new Date(message.sentAt).toISOString()}>
                  {formatTime(message.sentAt)}
                </time>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="pg-faint">{words.contacts.none}</p>
      )}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="pg-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
