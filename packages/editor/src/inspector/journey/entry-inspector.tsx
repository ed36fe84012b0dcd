import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { useJourneyForm } from '../form/journey-form.ts';
import { InspectorHead } from '../inspector-head.tsx';
import { ProblemBox, unclaimedProblems } from '../problem-box.tsx';
import { EntryPanel } from './entry-panel.tsx';

/** The settings of the entry card. */
export function EntryInspector(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  return (
    <>
      <InspectorHead kind={words('card.entry')} family="entry">
        <p className="sj-inspector-title">{words('panel.entry.title')}</p>
      </InspectorHead>
      <ProblemBox problems={unclaimedProblems(form.problems, '/entry')} />
      <EntryPanel />
    </>
  );
}
