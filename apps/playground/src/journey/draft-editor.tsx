import { JourneyEditor, useCreateEditor } from '@sojourn/editor';
import { ChevronLeft, Radio } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { DraftRow, WorkspaceAnswer } from '../api/types.ts';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';
import { ThemeSwitch } from '../shell/theme-switch.tsx';
import { useTheme } from '../shell/theme.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { saveDraft } from './save-draft.ts';

interface DraftEditorProps {
  readonly draft: DraftRow;
  readonly workspace: WorkspaceAnswer;
  readonly onPublished: () => void;
}

/** The editor, and what this host puts beside it: a way back, copying, publishing. */
export function DraftEditor({ draft, workspace, onPublished }: DraftEditorProps): ReactElement {
  const { theme } = useTheme();
  const [isPublishing, setPublishing] = useState(false);
  // What it starts from. Later answers of the server are echoes of its own saves, or conflicts that a save will find.
  const [first] = useState(draft);
  const editor = useCreateEditor({
    defaultJourney: first.journey,
    revision: first.revision,
    save: saveDraft,
    catalog: workspace.catalog,
    policy: workspace.policy,
  });
  const [live] = draft.versions;
  return (
    <>
      <JourneyEditor
        editor={editor}
        theme={theme}
        state={live === undefined ? { kind: 'draft' } : { kind: 'live', version: live.version }}
        slots={{
          before: (
            <Link href="/" className="pg-button pg-icon-button" aria-label={words.journey.back} title={words.journey.back}>
              <ChevronLeft aria-hidden />
            </Link>
          ),
          after: (
            <>
              <span className="pg-wide">
                <CopyButton
                  text={() => JSON.stringify(editor.getSnapshot().journey, undefined, 2)}
                  label={words.journey.copy}
                  done={words.journey.copied}
                  isCompact
                />
                {live !== undefined && (
                  <Link
                    href={`/live/enrollments?journey=${encodeURIComponent(draft.id)}`}
                    className="pg-button pg-icon-button"
                    aria-label={words.journey.watch}
                    title={words.journey.watch}
                  >
                    <Radio aria-hidden />
                  </Link>
                )}
                <ThemeSwitch />
              </span>
              <button type="button" className="pg-button pg-primary" onClick={() => setPublishing(true)}>
                {words.journey.publish}
              </button>
            </>
          ),
        }}
      />
      {isPublishing && (
        <PublishDialog editor={editor} versions={draft.versions} onPublished={onPublished} onClose={() => setPublishing(false)} />
      )}
    </>
  );
}
