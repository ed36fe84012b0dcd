import { lazy, Suspense } from 'react';
import type { LazyExoticComponent, ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { useEditor } from '../store/use-editor.ts';
import { Icon } from '../ui/icon.tsx';

// The words of problems come with the list: there is nothing to say before the checks have been loaded.
const ProblemList: LazyExoticComponent<() => ReactElement> = lazy(async () => {
  const { ProblemList: List } = await import('./problem-list.tsx');
  return { default: List };
});

/** Every finding, the gravest first. A click goes to its place; where a repair is certain a button does it. */
export function EditorProblems(): ReactElement {
  const { editor, words } = useEditorContext();
  const isEmpty = useEditor(editor, (snapshot) => snapshot.problems.length === 0);
  const isChecked = useEditor(editor, (snapshot) => snapshot.isChecked);
  if (!isChecked) return <p className="sj-problems-none">{words('problems.checking')}</p>;
  if (isEmpty) {
    return (
      <p className="sj-problems-none">
        <Icon name="check" />
        {words('problems.empty')}
      </p>
    );
  }
  return (
    <Suspense fallback={null}>
      <ProblemList />
    </Suspense>
  );
}
