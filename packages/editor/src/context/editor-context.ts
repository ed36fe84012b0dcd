import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Context } from 'react';
import type { Editor } from '../store/editor.ts';
import type { Words } from '../messages/words.ts';
import type { ViewState, ViewStore } from './view-store.ts';
import type { Look } from './look.ts';

/** What every part of an editor shares. Values that change often are in the stores, so this seldom does. */
export interface EditorContextValue {
  readonly editor: Editor;
  readonly view: ViewStore;
  readonly words: Words;
  readonly look: Look;
  /** The resolved direction. */
  readonly isRtl: boolean;
  /** Our root element, where portals go; `null` before the first paint. */
  readonly root: HTMLElement | null;
}

/** Filled by `EditorProvider`. */
export const EditorContext: Context<EditorContextValue | undefined> = createContext<EditorContextValue | undefined>(undefined);

/** The editor around. @throws Error outside of an `EditorProvider` */
export function useEditorContext(): EditorContextValue {
  const value = useContext(EditorContext);
  if (value === undefined) throw new Error('This part of the journey editor stands outside of <EditorProvider> or <JourneyEditor>.');
  return value;
}

/** One value of the view's state; renders again only when that value is another. */
export function useView<T>(select: (state: ViewState) => T): T {
  const { view } = useEditorContext();
  const read = (): T => select(view.getState());
  return useSyncExternalStore(view.subscribe, read, read);
}
