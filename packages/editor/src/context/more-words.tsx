import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Texts } from '../messages/words.ts';
import { EditorContext, useEditorContext } from './editor-context.ts';

/** Lets what is inside say the texts of its part of the editor too: they come with its code. */
export function MoreWords({ texts, children }: { readonly texts: Texts; readonly children: ReactNode }): ReactElement {
  const context = useEditorContext();
  const value = useMemo(() => ({ ...context, words: context.words.including(texts) }), [context, texts]);
  return <EditorContext.Provider value={value}>{children}</EditorContext.Provider>;
}
