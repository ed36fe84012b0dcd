import type { ReactElement } from 'react';
import type { DraftRow } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWorkspace } from '../api/workspace.ts';
import { words } from '../messages/en.ts';
import { useTitle } from '../shell/use-title.ts';
import { Failed, Loading, NotThere } from '../ui/states.tsx';
import { DraftEditor } from './draft-editor.tsx';

/** A draft in the editor. The draft is loaded once: from then on the editor owns it, and saves. */
export function JourneyView({ id }: { readonly id: string }): ReactElement {
  const draft = useResource<DraftRow>(`/api/journeys/${encodeURIComponent(id)}`, ['journeys']);
  const workspace = useWorkspace();
  useTitle(draft.data?.journey.name ?? words.gallery.title);
  const error = draft.error ?? workspace.error;
  if (draft.data !== undefined && workspace.data !== undefined)
    return <DraftEditor draft={draft.data} workspace={workspace.data} onPublished={draft.reload} />;
  if (error === undefined) return <Loading />;
  if (error.status === 404) return <NotThere title={words.notFound.title} text={error.message} href="/" action={words.notFound.action} />;
  return <Failed error={error} onRetry={() => [draft, workspace].forEach((one) => one.reload())} />;
}
