import { CircleAlert } from 'lucide-react';
import { describeProblem } from '@sojourn/schema';
import type { Problem, ProblemContext } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { words } from '../messages/en.ts';

/** A finding, from a parser, a check or the server. */
interface Finding {
  readonly pointer?: string;
  readonly code?: string;
  readonly message?: string;
  readonly line?: number;
  readonly column?: number;
  readonly params?: unknown;
}

/** Findings of parsers and checks have parameters and no sentence; the server's own have one. */
function sentence(problem: Finding, context: ProblemContext | undefined): string {
  return 'params' in problem && problem.params !== undefined ? describeProblem(problem as Problem, context) : (problem.code ?? '');
}

interface ProblemListProps {
  readonly title: string;
  readonly problems: readonly Finding[];
  /** Names steps and attributes by their titles where it is given. */
  readonly context?: ProblemContext;
}

/** What is wrong, each with its place. Announced when it appears. */
export function ProblemList({ title, problems, context }: ProblemListProps): ReactElement {
  return (
    <div className="pg-problems" role="alert">
      <p className="pg-problems-title">
        <CircleAlert aria-hidden /> {title}
      </p>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>
            {problem.message ?? sentence(problem, context)} <span className="pg-faint">{placeOf(problem)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function placeOf({ line, column, pointer }: Finding): string {
  return line === undefined ? (pointer ?? '') : words.importing.place(line, column ?? 1);
}
