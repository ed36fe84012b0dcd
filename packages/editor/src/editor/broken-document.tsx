import { parseJourney } from '@sojourn/schema/editing';
import { lazy, Suspense, useMemo } from 'react';
import type { LazyExoticComponent, ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { BrokenPlacesProps } from './broken-places.tsx';

// Few documents are broken: the words for it come when one is.
const BrokenPlaces: LazyExoticComponent<(props: BrokenPlacesProps) => ReactElement> = lazy(async () => {
  const { BrokenPlaces: Places } = await import('./broken-places.tsx');
  return { default: Places };
});

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
        <Suspense fallback={null}>
          <BrokenPlaces problems={found} />
        </Suspense>
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
