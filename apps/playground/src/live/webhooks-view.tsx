import { Webhook } from 'lucide-react';
import type { ReactElement } from 'react';
import type { DeliveryRow } from '../api/types.ts';
import { useWorkspace } from '../api/workspace.ts';
import { words } from '../messages/en.ts';
import { CodeBlock } from '../ui/code-block.tsx';
import { formatLongTime, formatTime } from '../ui/format-time.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { ListAndDetail, ListRow } from './list-and-detail.tsx';
import { useNames } from './names.ts';
import { usePages } from './use-pages.ts';

/** What the stand-ins for other systems received. */
export function WebhooksView({ id }: { readonly id: string | undefined }): ReactElement {
  const pages = usePages<DeliveryRow>('/api/webhooks', {}, ['messages']);
  const { data: workspace } = useWorkspace();
  const names = useNames();
  const actions = workspace?.catalog.actions ?? {};
  const label = (type: string): string => (Object.hasOwn(actions, type) ? (actions[type]?.label ?? type) : type);
  const chosen = pages.data?.rows.find((row) => row.id === id);
  return (
    <ListAndDetail
      title={words.webhooks.title}
      listHref="/live/webhooks"
      tools={<p className="pg-muted pg-head-note">{words.webhooks.intro}</p>}
      list={<DeliveryList pages={pages} currentId={id} label={label} contact={(contactId) => names.contact(contactId)} />}
      detail={
        chosen && (
          <article className="pg-detail">
            <h2>{label(chosen.type)}</h2>
            <p className="pg-faint">{formatLongTime(chosen.at)}</p>
            <p className="pg-faint">
              <code>{chosen.id}</code>
            </p>
            <CodeBlock label={words.webhooks.body}>{JSON.stringify(chosen.body, undefined, 2)}</CodeBlock>
          </article>
        )
      }
    />
  );
}

interface ListProps {
  readonly pages: ReturnType<typeof usePages<DeliveryRow>>;
  readonly currentId: string | undefined;
  readonly label: (type: string) => string;
  readonly contact: (id: string) => string;
}

function DeliveryList({ pages, currentId, label, contact }: ListProps): ReactElement {
  if (pages.data === undefined)
    return pages.error === undefined ? <Loading rows={8} /> : <Failed error={pages.error} onRetry={pages.reload} />;
  if (pages.data.rows.length === 0) return <Empty title={words.webhooks.empty} text={words.webhooks.emptyText} />;
  return (
    <ul className="pg-list">
      {pages.data.rows.map((row) => (
        <ListRow
          key={row.id}
          href={`/live/webhooks/${encodeURIComponent(row.id)}`}
          isCurrent={row.id === currentId}
          lead={
            <span className="pg-tint">
              <Webhook aria-hidden />
            </span>
          }
          title={label(row.type)}
          text={row.contactId === null ? undefined : <bdi>{contact(row.contactId)}</bdi>}
          end={
            <time className="pg-faint" dateTime={new Date(row.at).toISOString()}>
              {formatTime(row.at)}
            </time>
          }
        />
      ))}
    </ul>
  );
}
