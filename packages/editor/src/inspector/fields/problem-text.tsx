import type { Problem } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useEditorContext } from '../../context/editor-context.ts';
import { problemWords } from '../../problems/problem-words.ts';
import { useEditor } from '../../store/use-editor.ts';

/** A problem in words, without the name of the step it is shown at. */
export function ProblemText({ problem }: { readonly problem: Problem }): ReactElement {
  const { editor, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const catalog = useEditor(editor, (snapshot) => snapshot.host.catalog);
  return <>{problemWords(problem, { words, catalog, journey })}</>;
}
