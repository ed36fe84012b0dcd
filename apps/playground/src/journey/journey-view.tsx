import { useEffect, useState, type ReactElement } from 'react';
import type { DraftRow } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useTemplates, useWorkspace } from '../api/workspace.ts';
import { openTemplate } from '../gallery/create-draft.ts';
import { words } from '../messages/en.ts';
import { useTitle } from '../shell/use-title.ts';
import { Failed, Loading, NotThere } from '../ui/states.tsx';
import { DraftEditor } from './draft-editor.tsx';

/** A draft in the editor. The draft is loaded once: from then on the editor owns it, and saves. */
export function JourneyView({ id }: { readonly id: string }): ReactElement {
  const draft = useResource<DraftRow>(`/api/journeys/${encodeURIComponent(id)}`, ['journeys']);
  const workspace = useWorkspace();
  const template = useTemplateOf(id, draft.error?.status === 404, draft.reload);
  useTitle(draft.data?.journey.name ?? words.gallery.title);
  const error = draft.error ?? workspace.error;
  if (draft.data !== undefined && workspace.data !== undefined)
    return <DraftEditor draft={draft.data} workspace={workspace.data} onPublished={draft.reload} />;
  if (error === undefined || template === 'opening') return <Loading />;
  if (error.status === 404) return <NotThere title={words.notFound.title} text={error.message} href="/" action={words.notFound.action} />;
  return <Failed error={error} onRetry={() => [draft, workspace].forEach((one) => one.reload())} />;
}

/** The address of a template that nobody has opened yet opens it, as its card in the gallery does. */
function useTemplateOf(id: string, isMissing: boolean, reload: () => void): 'opening' | 'none' {
  const templates = useTemplates();
  const [hasFailed, setFailed] = useState(false);
  const journey = templates.data?.rows.find((row) => row.journey.id === id)?.journey;
  useEffect(() => {
    if (isMissing && journey !== undefined) void openTemplate(journey).then(reload, () => setFailed(true));
  }, [isMissing, journey, reload]);
  if (!isMissing || hasFailed) return 'none';
  return journey !== undefined || (templates.data === undefined && templates.error === undefined) ? 'opening' : 'none';
}
