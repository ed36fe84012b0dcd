import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { words } from '../messages/en.ts';

/** A finding, from a parser, a check or the server. */
interface Finding {
  readonly pointer?: string;
  readonly code?: string;
  readonly message?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What is wrong, each with its place. Announced when it appears. */
export function ProblemList({ title, problems }: { readonly title: string; readonly problems: readonly Finding[] }): ReactElement {
  return (
    <div className="pg-problems" role="alert">
      <p className="pg-problems-title">
        <CircleAlert aria-hidden /> {title}
      </p>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>
            {problem.message ?? sentence(problem.code)} <span className="pg-faint">{placeOf(problem)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function placeOf({ line, column, pointer }: Finding): string {
  return line === undefined ? (pointer ?? '') : words.importing.place(line, column ?? 1);
}

/** Codes are readable: `attribute_unknown` says what it means, also where nobody wrote a sentence. */
function sentence(code = 'problem'): string {
  const text = code.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
