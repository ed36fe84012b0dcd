import { lazy, Suspense } from 'react';
import type { LazyExoticComponent, ReactElement } from 'react';
import { useEditorContext, useView } from '../context/editor-context.ts';
import { EditorProblems } from '../problems/editor-problems.tsx';
import { problemCounts } from '../problems/problem-counts.ts';
import { useEditor } from '../store/use-editor.ts';
import { IconButton } from '../ui/icon-button.tsx';

// The engine comes with the simulator, so neither is loaded before it is asked for.
const SimulatorDock: LazyExoticComponent<() => ReactElement | null> = lazy(async () => {
  const { SimulatorDock: Dock } = await import('../simulator/simulator-dock.tsx');
  return { default: () => <Dock /> };
});

/** What stands below the canvas: the problems, or the simulator. */
export function BottomDock(): ReactElement | null {
  const { editor, view, words } = useEditorContext();
  const bottom = useView((state) => state.bottom);
  const problems = useEditor(editor, (snapshot) => snapshot.problems);
  if (bottom === undefined) return null;
  if (bottom === 'simulator') {
    return (
      <section className="sj-dock" data-panel="simulator" aria-label={words('bar.simulate')}>
        <Suspense fallback={null}>
          <SimulatorDock />
        </Suspense>
      </section>
    );
  }
  return (
    <section className="sj-dock" data-panel="problems" aria-label={words('problems.title')}>
      <header className="sj-dock-head">
        <h2>{words('problems.title')}</h2>
        <span className="sj-faint">{problemCounts(problems, words).text}</span>
        <span className="sj-grow" />
        <IconButton size="small" icon="close" label={words('problems.close')} onClick={() => view.setState({ bottom: undefined })} />
      </header>
      <EditorProblems />
    </section>
  );
}
