import { ClipboardCheck, Inbox, ListTree, Send, Users, Webhook, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';
import { useTitle } from '../shell/use-title.ts';
import { NotThere } from '../ui/states.tsx';
import { ContactsView } from './contacts-view.tsx';
import { EnrollmentsView } from './enrollments-view.tsx';
import { EventsView } from './events-view.tsx';
import { MailboxView } from './mailbox-view.tsx';
import { TasksView } from './tasks-view.tsx';
import { WebhooksView } from './webhooks-view.tsx';

type Section = keyof typeof words.live.sections;

const sections: readonly { readonly id: Section; readonly icon: LucideIcon }[] = [
  { id: 'events', icon: Send },
  { id: 'enrollments', icon: ListTree },
  { id: 'tasks', icon: ClipboardCheck },
  { id: 'contacts', icon: Users },
  { id: 'mailbox', icon: Inbox },
  { id: 'webhooks', icon: Webhook },
];

/** What happens to real contacts, in the demo's time. */
export function LiveView({ section, id }: { readonly section: string; readonly id: string | undefined }): ReactElement {
  const current = sections.find((one) => one.id === section);
  useTitle(current === undefined ? words.live.title : words.live.sections[current.id]);
  return (
    <div className="pg-live">
      <nav className="pg-side" aria-label={words.live.title}>
        {sections.map(({ id: name, icon: Icon }) => (
          <Link key={name} href={`/live/${name}`} aria-current={name === section ? 'page' : undefined}>
            <Icon aria-hidden />
            <span>{words.live.sections[name]}</span>
          </Link>
        ))}
      </nav>
      <div className="pg-live-main">{viewOf(section, id)}</div>
    </div>
  );
}

function viewOf(section: string, id: string | undefined): ReactElement {
  switch (section) {
    case 'events':
      return <EventsView />;
    case 'enrollments':
      return <EnrollmentsView id={id} />;
    case 'tasks':
      return <TasksView />;
    case 'contacts':
      return <ContactsView id={id} />;
    case 'mailbox':
      return <MailboxView id={id} />;
    case 'webhooks':
      return <WebhooksView id={id} />;
    default:
      return <NotThere title={words.notFound.title} text={words.notFound.text} href="/live" action={words.nav.live} />;
  }
}
