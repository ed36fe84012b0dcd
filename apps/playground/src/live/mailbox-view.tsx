import { Mail, MailOpen, MessageSquare, MousePointerClick, Reply, type LucideIcon } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { ApiError, request } from '../api/request.ts';
import type { MessageRow } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWorkspace } from '../api/workspace.ts';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';
import { formatLongTime, formatTime } from '../ui/format-time.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { LinkedText } from './linked-text.tsx';
import { ListAndDetail, ListRow } from './list-and-detail.tsx';
import { useNames } from './names.ts';
import { usePages } from './use-pages.ts';

/** What people got, newest first. */
export function MailboxView({ id }: { readonly id: string | undefined }): ReactElement {
  const pages = usePages<MessageRow>('/api/messages', {}, ['messages']);
  const { data: workspace } = useWorkspace();
  const server = workspace?.smtpServer ?? null;
  return (
    <ListAndDetail
      title={words.mailbox.title}
      listHref="/live/mailbox"
      tools={<p className="pg-muted pg-head-note">{server === null ? words.mailbox.intro : words.mailbox.elsewhere(server)}</p>}
      list={<MessageList pages={pages} currentId={id} />}
      detail={id === undefined ? undefined : <MessageDetail key={id} id={id} />}
    />
  );
}

function MessageList({
  pages,
  currentId,
}: {
  readonly pages: ReturnType<typeof usePages<MessageRow>>;
  readonly currentId: string | undefined;
}): ReactElement {
  if (pages.data === undefined)
    return pages.error === undefined ? <Loading rows={8} /> : <Failed error={pages.error} onRetry={pages.reload} />;
  if (pages.data.rows.length === 0) return <Empty title={words.mailbox.empty} text={words.mailbox.emptyText} />;
  return (
    <>
      <ul className="pg-list" aria-label={words.mailbox.title}>
        {pages.data.rows.map((message) => (
          <ListRow
            key={message.id}
            href={`/live/mailbox/${encodeURIComponent(message.id)}`}
            isCurrent={message.id === currentId}
            lead={
              <span className="pg-tint">
                {message.kind === 'sms' ? <MessageSquare aria-label={words.mailbox.sms} /> : <Mail aria-label={words.mailbox.email} />}
              </span>
            }
            title={<bdi>{message.subject}</bdi>}
            text={<bdi>{message.recipient}</bdi>}
            end={
              <time className="pg-faint" dateTime={new Date(message.sentAt).toISOString()}>
                {formatTime(message.sentAt)}
              </time>
            }
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

function MessageDetail({ id }: { readonly id: string }): ReactElement {
  const { data: message, error, reload } = useResource<MessageRow>(`/api/messages/${encodeURIComponent(id)}`, ['messages']);
  const names = useNames();
  if (message === undefined) return error === undefined ? <Loading /> : <Failed error={error} onRetry={reload} />;
  return (
    <article className="pg-detail pg-mail" aria-label={message.subject}>
      <h2>
        <bdi>{message.subject}</bdi>
      </h2>
      <dl className="pg-mail-head">
        <dt>{words.mailbox.from}</dt>
        <dd>{message.sender}</dd>
        <dt>{words.mailbox.to}</dt>
        <dd>
          <bdi>{message.recipient}</bdi>
          {message.contactId !== null && (
            <>
              {' · '}
              <Link href={`/live/contacts/${encodeURIComponent(message.contactId)}`}>
                <bdi>{names.contact(message.contactId)}</bdi>
              </Link>
            </>
          )}
        </dd>
        <dt>{words.mailbox.sent}</dt>
        <dd>
          <time dateTime={new Date(message.sentAt).toISOString()}>{formatLongTime(message.sentAt)}</time>
        </dd>
        {message.effectKey !== null && (
          <>
            <dt>{words.mailbox.key}</dt>
            <dd>
              <code>{message.effectKey}</code>
            </dd>
          </>
        )}
      </dl>
      {message.arrivals > 1 && <p className="pg-note">{words.mailbox.twice(message.arrivals)}</p>}
      <LinkedText className="pg-mail-body" text={message.body} />
      {message.kind === 'email' && message.contactId !== null && message.effectKey !== null && (
        <Acts message={message} contactId={message.contactId} effect={message.effectKey} />
      )}
    </article>
  );
}

const acts: readonly { readonly event: string; readonly label: string; readonly icon: LucideIcon }[] = [
  { event: 'email.opened', label: words.mailbox.opened, icon: MailOpen },
  { event: 'email.clicked', label: words.mailbox.clicked, icon: MousePointerClick },
  { event: 'email.replied', label: words.mailbox.replied, icon: Reply },
];

/** What a reader may do with a mail, as events that name the message they answer. */
function Acts({
  message,
  contactId,
  effect,
}: {
  readonly message: MessageRow;
  readonly contactId: string;
  readonly effect: string;
}): ReactElement {
  const [told, setTold] = useState<string>();
  const send = async (event: string): Promise<void> => {
    const url = /https?:\/\/\S+/.exec(message.body)?.[0];
    try {
      await request('/events', {
        method: 'POST',
        body: { contactId, name: event, effect, data: event === 'email.clicked' && url !== undefined ? { url } : {} },
      });
      setTold(words.mailbox.told(event));
    } catch (error) {
      setTold(error instanceof ApiError ? error.message : String(error));
    }
  };
  return (
    <footer className="pg-acts">
      <h3>{words.mailbox.act}</h3>
      <div className="pg-row">
        {acts.map(({ event, label, icon: Icon }) => (
          <button key={event} type="button" className="pg-button" onClick={() => void send(event)}>
            <Icon aria-hidden /> {label}
          </button>
        ))}
      </div>
      <p className="pg-hint" role="status">
        {told}
      </p>
    </footer>
  );
}
