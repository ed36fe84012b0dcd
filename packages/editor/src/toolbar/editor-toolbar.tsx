import type { ReactElement, ReactNode } from 'react';
import { useEditorContext, useView } from '../context/editor-context.ts';
import { loudProblems } from '../problems/freshness.ts';
import { isFresh } from '../problems/is-fresh.ts';
import { problemCounts } from '../problems/problem-counts.ts';
import { refusalOf } from '../store/permission.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { saveWords } from './save-words.ts';

/** Where a version stands, as the host knows it. */
export interface JourneyState {
  readonly kind: 'draft' | 'live' | 'paused' | 'archived';
  readonly version?: number;
}

/** Props of `EditorToolbar`. */
export interface EditorToolbarProps {
  readonly state?: JourneyState | undefined;
  /** Before the name, such as a way back. */
  readonly before?: ReactNode;
  /** At the end, such as a button that publishes. */
  readonly after?: ReactNode;
  readonly canSimulate?: boolean;
}

/** Name, state, undo, problems, and what the host puts beside. */
export function EditorToolbar({ state, before, after, canSimulate = true }: EditorToolbarProps): ReactElement {
  const { editor, view, words } = useEditorContext();
  const name = useEditor(editor, (snapshot) => snapshot.journey.name);
  const readOnly = useEditor(editor, (snapshot) => snapshot.host.readOnly === true);
  const noSimulation = useEditor(editor, ({ host }) => refusalOf(host, 'simulate', { kind: 'journey' }));
  const problems = useEditor(editor, (snapshot) => snapshot.problems);
  const isChecked = useEditor(editor, (snapshot) => snapshot.isChecked);
  const save = useEditor(editor, (snapshot) => snapshot.save);
  const bottom = useView((now) => now.bottom);
  const fresh = useEditor(editor, (snapshot) => isFresh(snapshot.journey));
  const freshness = useView((now) => now.freshness);
  // All are counted; in colour only once what is new has been looked at in earnest.
  const counted = isChecked ? problemCounts(problems, words).text : words('problems.checking');
  const text = fresh ? words('problems.fresh') : counted;
  const worst = fresh ? undefined : problemCounts(loudProblems(problems, freshness), words).worst;
  const saved = readOnly ? { text: words('save.readOnly'), tone: 'neutral' as const } : saveWords(save, words);
  const show = (panel: 'problems' | 'simulator'): void => view.setState({ bottom: bottom === panel ? undefined : panel });
  return (
    <header className="sj-bar" aria-label={words('bar.label')}>
      {before}
      <h1 className="sj-bar-name">
        <button type="button" className="sj-bar-name-button" onClick={() => editor.select([])}>
          <bdi>{name}</bdi>
        </button>
      </h1>
      {state === undefined ? null : (
        <span className="sj-bar-state">
          <StateChip state={state} />
        </span>
      )}
      <span role="status" className="sj-bar-save">
        {saved === undefined ? null : <Chip tone={saved.tone}>{saved.text}</Chip>}
      </span>
      <span className="sj-grow" />
      {readOnly ? null : <UndoButtons />}
      <Chip
        tone={worst === 'error' || worst === 'warning' ? worst : 'neutral'}
        {...(fresh || isChecked ? { icon: worst ?? (fresh || problems.length === 0 ? 'check' : 'info') } : {})}
        expanded={bottom === 'problems'}
        onClick={() => show('problems')}
      >
        <span className="sj-bar-problems">{text}</span>
      </Chip>
      {canSimulate ? (
        <Button
          icon="play"
          className="sj-bar-simulate"
          aria-pressed={bottom === 'simulator'}
          aria-disabled={noSimulation !== undefined}
          title={noSimulation}
          onClick={() => noSimulation === undefined && show('simulator')}
        >
          <span>{words('bar.simulate')}</span>
        </Button>
      ) : null}
      <PublishButton />
      {after}
    </header>
  );
}

/** Opens the dialog that publishes, where the host can. */
function PublishButton(): ReactElement | null {
  const { editor, view, words } = useEditorContext();
  const canPublish = useEditor(editor, ({ host }) => host.publish !== undefined && host.readOnly !== true);
  const reason = useEditor(editor, ({ host }) => refusalOf(host, 'publish', { kind: 'journey' }));
  if (!canPublish) return null;
  return (
    <Button
      variant="primary"
      className="sj-bar-publish"
      aria-haspopup="dialog"
      aria-disabled={reason !== undefined}
      title={reason}
      onClick={() => reason === undefined && view.setState({ publishing: true })}
    >
      {words('bar.publish')}
    </Button>
  );
}

function UndoButtons(): ReactElement {
  const { editor, words } = useEditorContext();
  const canUndo = useEditor(editor, (snapshot) => snapshot.canUndo);
  const canRedo = useEditor(editor, (snapshot) => snapshot.canRedo);
  const undoLabel = useEditor(editor, (snapshot) => snapshot.undoLabel);
  const redoLabel = useEditor(editor, (snapshot) => snapshot.redoLabel);
  return (
    <span className="sj-bar-undo">
      <IconButton
        icon="arrowBack"
        label={undoLabel === '' ? words('bar.undo') : words('bar.undoNamed', { label: undoLabel })}
        aria-disabled={!canUndo}
        onClick={() => editor.undo()}
      />
      <IconButton
        icon="arrowForward"
        label={redoLabel === '' ? words('bar.redo') : words('bar.redoNamed', { label: redoLabel })}
        aria-disabled={!canRedo}
        onClick={() => editor.redo()}
      />
    </span>
  );
}

function StateChip({ state }: { readonly state: JourneyState }): ReactElement {
  const { words } = useEditorContext();
  const { kind, version } = state;
  const text = kind === 'live' && version !== undefined ? words('state.liveVersion', { version }) : words(`state.${kind}`);
  return (
    <Chip tone={kind === 'live' ? 'ok' : kind === 'paused' ? 'warning' : 'neutral'}>
      {kind === 'live' ? <span className="sj-dot" /> : null}
      {text}
    </Chip>
  );
}
