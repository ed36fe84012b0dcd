import { lazy, Suspense } from 'react';
import type { LazyExoticComponent, ReactElement } from 'react';
import { useView } from '../context/editor-context.ts';
import type { RemoveQuestionProps } from './remove-question.tsx';

// Few steps need the question, and the dialog is the only one there is.
const RemoveQuestion: LazyExoticComponent<(props: RemoveQuestionProps) => ReactElement> = lazy(async () => {
  const { RemoveQuestion: Question } = await import('./remove-question.tsx');
  return { default: Question };
});

/** Asks which path stays when a decision goes. */
export function RemoveDialog(): ReactElement | null {
  const removing = useView((state) => state.removing);
  if (removing === undefined) return null;
  return (
    <Suspense fallback={null}>
      <RemoveQuestion key={removing} nodeId={removing} />
    </Suspense>
  );
}
