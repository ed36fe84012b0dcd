import { describeProblem, type Problem } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { useEditorContext } from '../../context/editor-context.ts';
import { useEditor } from '../../store/use-editor.ts';

/** A problem in words, without the name of the step it is shown at. */
export function ProblemText({ problem }: { readonly problem: Problem }): ReactElement {
  const words = useWords();
  const { editor } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const catalog = useEditor(editor, (snapshot) => snapshot.host.catalog);
  return <>{describeProblem(problem, { journey, catalog, words: { locale: words.locale, messages: {} }, withCard: false })}</>;
}
