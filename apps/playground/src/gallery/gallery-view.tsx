import { FileUp, Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useDrafts, useTemplates, useWorkspace } from '../api/workspace.ts';
import { ApiError } from '../api/request.ts';
import type { TemplateRow } from '../api/types.ts';
import { words } from '../messages/en.ts';
import { useRoute } from '../shell/router.tsx';
import { useTitle } from '../shell/use-title.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { DraftCard, TemplateCard } from './journey-card.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { createDraft, emptyJourney, openTemplate } from './create-draft.ts';

/** One's own journeys, and templates to start from. */
export function GalleryView(): ReactElement {
  useTitle(words.gallery.title);
  const [templates, drafts, workspace] = [useTemplates(), useDrafts(), useWorkspace()];
  const { go } = useRoute();
  const [message, setMessage] = useState<string>();
  const [isImporting, setImporting] = useState(false);
  const open = async (make: () => Promise<string>): Promise<void> => {
    try {
      go(`/journeys/${await make()}`);
    } catch (error) {
      setMessage(error instanceof ApiError ? error.message : String(error));
    }
  };
  const error = templates.error ?? drafts.error;
  const own = drafts.data?.rows ?? [];
  const isNew = (template: TemplateRow): boolean => !own.some((draft) => draft.id === template.journey.id);
  if (error !== undefined && templates.data === undefined)
    return <Failed error={error} onRetry={() => [templates, drafts].forEach((one) => one.reload())} />;
  return (
    <div className="pg-page">
      <header className="pg-page-head">
        <div>
          <h1>{words.gallery.title}</h1>
          <p className="pg-muted">{words.gallery.intro}</p>
        </div>
        <div className="pg-row">
          <button type="button" className="pg-button" onClick={() => setImporting(true)}>
            <FileUp aria-hidden /> {words.gallery.import}
          </button>
          <button type="button" className="pg-button pg-primary" onClick={() => void open(() => createDraft(emptyJourney()))}>
            <Plus aria-hidden /> {words.gallery.create}
          </button>
        </div>
      </header>
      {message !== undefined && (
        <p className="pg-note pg-error" role="alert">
          {words.gallery.failed}: {message}
        </p>
      )}
      {own.length > 0 && (
        <Group title={words.gallery.own}>
          {own.map((draft) => (
            <DraftCard key={draft.id} draft={draft} catalog={workspace.data?.catalog} />
          ))}
        </Group>
      )}
      {templates.data === undefined || drafts.data === undefined ? (
        <Loading />
      ) : (
        <Group title={words.gallery.templates}>
          {templates.data.rows.filter(isNew).map((template) => (
            <TemplateCard
              key={template.journey.id}
              template={template}
              catalog={workspace.data?.catalog}
              onUse={() => void open(() => openTemplate(template.journey))}
            />
          ))}
        </Group>
      )}
      {isImporting && <ImportDialog onClose={() => setImporting(false)} onImported={(id) => go(`/journeys/${id}`)} />}
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: readonly ReactElement[] }): ReactElement | null {
  if (children.length === 0) return null;
  return (
    <section className="pg-group" aria-label={title}>
      <h2>{title}</h2>
      <ul className="pg-cards">{children}</ul>
    </section>
  );
}
