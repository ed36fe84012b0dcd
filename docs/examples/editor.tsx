import { JourneyEditor } from '@sojourn/editor';
import '@sojourn/editor/styles.css';
import type { Catalog, Journey } from '@sojourn/schema';
import { createRoot } from 'react-dom/client';

const catalog: Catalog = {
  catalogVersion: 1,
  events: { 'user.signed_up': { label: 'Signed up' } },
  actions: {
    send_email: {
      label: 'Send email',
      icon: 'mail',
      channel: 'email',
      message: true,
      input: { type: 'object', properties: { subject: { type: 'string', title: 'Subject' } } },
    },
  },
  channels: { email: { label: 'Email', consent: true } },
};

const draft: Journey = {
  schemaVersion: 1,
  id: 'welcome',
  name: 'Welcome',
  timezone: 'Europe/Stockholm',
  entry: { triggers: [{ id: 'signed-up', type: 'event', event: 'user.signed_up' }], reentry: { mode: 'never' }, start: null },
  nodes: {},
};

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element with the id "root"');
createRoot(root).render(
  <JourneyEditor
    defaultJourney={draft}
    catalog={catalog}
    save={async ({ journey, baseRevision, signal }) => {
      const response = await fetch(`/journeys/${journey.id}`, { method: 'PUT', body: JSON.stringify({ journey, baseRevision }), signal });
      return response.ok ? { status: 'saved', revision: await response.text() } : { status: 'error', retry: true };
    }}
  />,
);
