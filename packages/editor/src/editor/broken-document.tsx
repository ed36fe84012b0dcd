import { describeProblem, parseJourney, shippedWords } from '@sojourn/schema';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** In place of a document that is no journey: what is wrong with it, in words, and the way back where there is one. */
export function BrokenDocument(): ReactElement {
  const { editor, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const canUndo = useEditor(editor, (snapshot) => snapshot.canUndo);
  const found = useMemo(() => {
    const result = parseJourney(journey);
    return result.ok ? [] : result.problems.slice(0, mostShown);
  }, [journey]);
  return (
    <section className="sj-broken" role="alert">
      <h2>
        <Icon name="warning" />
        {words('broken.title')}
      </h2>
      <p>{words(found.length === 0 ? 'broken.other' : 'broken.shape')}</p>
      {found.length === 0 ? null : (
        <ul>
          {found.map((problem) => (
            <li key={`${problem.code} ${problem.pointer}`}>
              <bdi>{describeProblem(problem, { words: shippedWords(words.locale) })}</bdi> <code>{problem.pointer}</code>
            </li>
          ))}
        </ul>
      )}
      {canUndo ? (
        <Button variant="primary" icon="arrowBack" onClick={() => editor.undo()}>
          {words('bar.undo')}
        </Button>
      ) : null}
    </section>
  );
}

const mostShown = 5;
