import type { Problem } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { ProblemText } from './problem-text.tsx';

/** Findings in words, one under the other; nothing where there are none. */
export function ProblemList({
  id,
  problems,
}: {
  readonly id?: string | undefined;
  readonly problems: readonly Problem[];
}): ReactElement | null {
  if (problems.length === 0) return null;
  return (
    <ul id={id} className="sj-form-problems">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.pointer}`} data-severity={problem.severity}>
          <ProblemText problem={problem} />
        </li>
      ))}
    </ul>
  );
}
