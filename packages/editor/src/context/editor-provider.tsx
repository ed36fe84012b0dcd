import { useEffect, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useMetrics } from '../metrics/use-metrics.ts';
import { createWords } from '../messages/words.ts';
import { watchFreshness } from '../problems/freshness.ts';
import type { Editor } from '../store/editor.ts';
import { useEditor } from '../store/use-editor.ts';
import { EditorContext } from './editor-context.ts';
import type { EditorContextValue } from './editor-context.ts';
import type { Look } from './look.ts';
import { createViewStore } from './view-store.ts';

/** Props of `EditorProvider`. */
export interface EditorProviderProps extends Look {
  readonly editor: Editor;
  readonly children: ReactNode;
}

/**
 * Our root element, and what the parts inside share: put `EditorCanvas`, `EditorInspector` and the others under it
 * where `JourneyEditor` as a whole does not fit.
 */
export function EditorProvider({ editor, children, ...look }: EditorProviderProps): ReactElement {
  const { locale, messages, dir, flow, timeZone, theme = 'system', nonce, className } = look;
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [view] = useState(createViewStore);
  useEffect(() => watchFreshness(editor, view), [editor, view]);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const journeyId = useEditor(editor, ({ journey }) => journey.id);
  const metrics = useMetrics(host.metrics, journeyId, host.onError);
  useEffect(() => view.setState({ metrics }), [view, metrics]);
  const words = useMemo(() => createWords(locale, messages), [locale, messages]);
  const isRtl = dir === 'rtl' || (dir !== 'ltr' && root !== null && getComputedStyle(root).direction === 'rtl');
  const value = useMemo<EditorContextValue>(
    () => ({ editor, view, words, isRtl, root, look: given({ locale, messages, dir, flow, timeZone, theme, nonce, className }) }),
    [editor, view, words, isRtl, root, locale, messages, dir, flow, timeZone, theme, nonce, className],
  );
  return (
    <div
      ref={setRoot}
      className={className === undefined ? 'sojourn' : `sojourn ${className}`}
      data-theme={theme}
      lang={words.locale}
      {...(dir === undefined || dir === 'inherit' ? {} : { dir })}
    >
      <EditorContext.Provider value={value}>{children}</EditorContext.Provider>
    </div>
  );
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

function given(look: Loose<Look>): Look {
  // Only keys whose value is undefined are taken out, so the rest has Look's types.
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as Look;
}
