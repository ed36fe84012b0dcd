import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { useJourneyForm } from '../form/journey-form.ts';
import { InspectorHead } from '../inspector-head.tsx';
import { ProblemBox } from '../problem-box.tsx';
import { JourneyPanel } from './journey-panel.tsx';

/** The settings of the journey: what is shown while no card is selected. */
export function JourneyInspector(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  return (
    <>
      <InspectorHead kind={words('inspector.journey')} pointer="/name" placeholder={words('inspector.journey')} required />
      <ProblemBox problems={form.problems.filter((problem) => problem.pointer === '')} />
      <JourneyPanel />
    </>
  );
}
