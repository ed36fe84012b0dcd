import { lazy, Suspense, useEffect, useImperativeHandle, useRef } from 'react';
import type { LazyExoticComponent, ReactElement, ReactNode, Ref } from 'react';
import { EditorCanvas } from '../canvas/editor-canvas.tsx';
import { useEditorContext, useView } from '../context/editor-context.ts';
import { EditorProvider } from '../context/editor-provider.tsx';
import type { Look } from '../context/look.ts';
import { ConflictBar } from '../dialogs/conflict-bar.tsx';
import { RemoveDialog } from '../dialogs/remove-dialog.tsx';
import { useRemoval } from '../dialogs/use-removal.ts';
import { EditorInspector } from '../inspector/lazy-inspector.tsx';
import { EditorOutline } from '../outline/editor-outline.tsx';
import { useClipboard } from '../steps/use-clipboard.ts';
import type { DocumentOptions } from '../store/document-options.ts';
import type { Editor } from '../store/editor.ts';
import type { HostOptions } from '../store/host-options.ts';
import { useCreateEditor } from '../store/use-create-editor.ts';
import { permitTarget, refusalOf } from '../store/permission.ts';
import { useEditor } from '../store/use-editor.ts';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { EditorToolbar } from '../toolbar/editor-toolbar.tsx';
import type { JourneyState } from '../toolbar/editor-toolbar.tsx';
import { Guard } from '../ui/guard.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { BrokenDocument } from './broken-document.tsx';
import { BottomDock } from './bottom-dock.tsx';
import { EmptyHint } from './empty-hint.tsx';
import { useEditorKeys } from './use-editor-keys.ts';
import { useIsNarrow } from './use-width.ts';

/** What a host puts into the editor. */
export interface EditorSlots {
  /** In the top bar before the name. */
  readonly before?: ReactNode;
  /** At the end of the top bar. */
  readonly after?: ReactNode;
}

interface Shown extends Look {
  readonly slots?: EditorSlots;
  /** `auto` (default): the list below 640 px, else the canvas. */
  readonly view?: 'canvas' | 'outline' | 'auto';
  /** Where the published version stands; shown beside the name. */
  readonly state?: JourneyState;
  readonly ref?: Ref<Editor>;
}

/** Props of `JourneyEditor`: an editor made by `createEditor`, or the document and the host's part to make one. */
export type JourneyEditorProps = Shown & ({ readonly editor: Editor } | (DocumentOptions & HostOptions));

/**
 * The whole editor: bar, canvas or list, inspector, problems and simulator. It fills its parent, which must have a height.
 *
 * @example
 * ```tsx
 * <JourneyEditor defaultJourney={journey} catalog={catalog} save={saveDraft} />
 * ```
 */
export function JourneyEditor(props: JourneyEditorProps): ReactElement {
  return 'editor' in props ? <EditorShell {...props} /> : <OwnEditor {...props} />;
}

function OwnEditor(props: Shown & DocumentOptions & HostOptions): ReactElement {
  const editor = useCreateEditor(props);
  return <EditorShell {...props} editor={editor} />;
}

function EditorShell({ editor, slots, view = 'auto', state, ref, ...look }: Shown & { readonly editor: Editor }): ReactElement {
  useImperativeHandle(ref, () => editor, [editor]);
  const { locale, messages, dir, flow, timeZone, theme, nonce, className } = look;
  const given = { locale, messages, dir, flow, timeZone, theme, nonce, className };
  // Absent props stay absent: the provider has defaults of its own.
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Look;
  return (
    <EditorProvider editor={editor} {...present}>
      <GuardedFrame slots={slots} view={view} state={state} />
    </EditorProvider>
  );
}

interface FrameProps {
  readonly slots: EditorSlots | undefined;
  readonly view: 'canvas' | 'outline' | 'auto';
  readonly state: JourneyState | undefined;
}

function GuardedFrame(props: FrameProps): ReactElement {
  const { editor } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const onError = useEditor(editor, (snapshot) => snapshot.host.onError);
  return (
    <Guard subject={journey} onError={onError} fallback={<BrokenDocument />}>
      <EditorFrame {...props} />
    </Guard>
  );
}

function EditorFrame({ slots, view: wished, state }: FrameProps): ReactElement {
  const { editor, view, words, root } = useEditorContext();
  const chosen = useView((now) => now.view);
  const sheet = useView((now) => now.sheet);
  const isNarrow = useIsNarrow(root);
  const name = useEditor(editor, (snapshot) => snapshot.journey.name);
  const onKeyDown = useEditorKeys();
  useClipboard();
  const wanted = chosen === 'auto' ? wished : chosen;
  const shown = wanted === 'auto' ? (isNarrow ? 'outline' : 'canvas') : wanted;
  const toggle = (
    <IconButton
      size="small"
      icon={shown === 'canvas' ? 'list' : 'map'}
      label={words(shown === 'canvas' ? 'canvas.outline' : 'canvas.canvas')}
      onClick={() => view.setState({ view: shown === 'canvas' ? 'outline' : 'canvas' })}
    />
  );
  const main = useRef<HTMLDivElement>(null);
  const focusSerial = useEditor(editor, (snapshot) => snapshot.focusSerial);
  useEffect(() => {
    if (focusSerial > 0) main.current?.querySelector<HTMLElement>('[data-card][tabindex="0"], [data-card]')?.focus();
  }, [focusSerial]);
  return (
    // Keys come up from what has the focus inside; the section itself is never focused.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="sj-editor" aria-label={words('editor.label', { name })} data-narrow={isNarrow} onKeyDown={onKeyDown}>
      <EditorToolbar state={state} before={slots?.before} after={slots?.after} />
      <div ref={main} className="sj-main">
        {shown === 'canvas' ? <EditorCanvas tools={toggle} /> : <EditorOutline />}
        {shown === 'canvas' ? null : <div className="sj-tools">{toggle}</div>}
        <EmptyHint />
        <ConflictBar />
        <Search />
      </div>
      <InspectorColumn isNarrow={isNarrow} isOpen={sheet} />
      <BottomDock />
      <RemoveDialog />
      <PublishDialog />
      <LiveRegion />
      <Notice />
    </section>
  );
}

// Nobody searches before there is something to be seen.
const SearchBar: LazyExoticComponent<() => ReactElement> = lazy(async () => {
  const { SearchBar: Bar } = await import('../search/search-bar.tsx');
  return { default: Bar };
});

function Search(): ReactElement | null {
  const isOpen = useView((state) => state.searching);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <SearchBar />
    </Suspense>
  );
}

/** On a small screen the inspector is a sheet over everything, opened by a tap on a step. */
function InspectorColumn({ isNarrow, isOpen }: { readonly isNarrow: boolean; readonly isOpen: boolean }): ReactElement | null {
  const { view, words } = useEditorContext();
  if (isNarrow && !isOpen) return null;
  return (
    <div className="sj-side" data-sheet={isNarrow}>
      {isNarrow ? (
        <div className="sj-side-bar">
          <IconButton icon="chevronLeft" label={words('panel.close')} onClick={() => view.setState({ sheet: false })} />
          <span className="sj-grow" />
          <SheetRemove />
        </div>
      ) : null}
      <EditorInspector />
    </div>
  );
}

/** Where there is no key to press: removes the step whose settings are open. */
function SheetRemove(): ReactElement | null {
  const { editor, view, words } = useEditorContext();
  const selected = useEditor(editor, ({ selection, journey, host }) =>
    host.readOnly === true ? undefined : selection.find((id) => Object.hasOwn(journey.nodes, id)),
  );
  const reason = useEditor(editor, ({ host, journey }) => refusalOf(host, 'delete', permitTarget(journey, selected)));
  const remove = useRemoval();
  if (selected === undefined) return null;
  return (
    <IconButton
      icon="trash"
      label={reason === undefined ? words('remove.confirm') : `${words('remove.confirm')}. ${reason}`}
      aria-disabled={reason !== undefined}
      onClick={() => {
        if (reason !== undefined) return;
        view.setState({ sheet: false });
        remove(selected);
      }}
    />
  );
}

/** Says for a moment why something was not done, to who looks; who listens hears it from the live region. */
function Notice(): ReactElement | null {
  const { view } = useEditorContext();
  const notice = useView((state) => state.notice);
  useEffect(() => {
    if (notice === '') return undefined;
    const timer = setTimeout(() => view.setState({ notice: '' }), 6000);
    return () => clearTimeout(timer);
  }, [notice, view]);
  return notice === '' ? null : (
    <div className="sj-notice" aria-hidden="true">
      {notice}
    </div>
  );
}

function LiveRegion(): ReactElement {
  const announcement = useView((state) => state.announcement);
  return (
    <div role="status" aria-live="polite" className="sj-visually-hidden">
      {announcement}
    </div>
  );
}
