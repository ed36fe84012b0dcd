import { describeProblem, shippedWords } from '@sojourn/schema/checking';
import type { Problem } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';

/** Props of `BrokenPlaces`. */
export interface BrokenPlacesProps {
  readonly problems: readonly Problem[];
}

/** What keeps a document from being a journey, in words, each with its place. */
export function BrokenPlaces({ problems }: BrokenPlacesProps): ReactElement {
  const { words } = useEditorContext();
  return (
    <ul>
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.pointer}`}>
          <bdi>{describeProblem(problem, { words: shippedWords(words.locale) })}</bdi> <code>{problem.pointer}</code>
        </li>
      ))}
    </ul>
  );
}
