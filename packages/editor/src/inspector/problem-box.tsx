import type { Problem } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../messages/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { fixWords } from '../problems/fix-words.ts';
import { ProblemText } from './fields/problem-text.tsx';
import { useJourneyForm } from './form/journey-form.ts';

/** Findings about what is selected as a whole, with the repairs that are certain. */
export function ProblemBox({ problems }: { readonly problems: readonly Problem[] }): ReactElement | null {
  const form = useJourneyForm();
  const words = useWords();
  if (problems.length === 0) return null;
  const names = { words, catalog: form.catalog, journey: form.journey };
  return (
    <section className="sj-section" aria-label={words('problems.title')}>
      {problems.map((problem) => (
        <div key={`${problem.code} ${problem.pointer} ${problem.outlet ?? ''}`} className="sj-problem-box" data-severity={problem.severity}>
          <Icon name={problem.severity === 'error' ? 'error' : problem.severity === 'warning' ? 'warning' : 'info'} />
          <div>
            <p>
              <ProblemText problem={problem} />
            </p>
            {!form.readOnly &&
              (problem.fixes ?? []).map((fix, index) => (
                // The repairs of a problem stay in their order.
                <Button key={index} variant="link" onClick={() => form.apply(fix, fixWords(fix, names, form.extensions))}>
                  <bdi>{fixWords(fix, names, form.extensions)}</bdi>
                </Button>
              ))}
          </div>
        </div>
      ))}
    </section>
  );
}

/** Findings that no field of a panel shows: about the whole, its outlets, or a whole item of its list. */
export function unclaimedProblems(problems: readonly Problem[], place: string): readonly Problem[] {
  return problems.filter((problem) => {
    if (problem.pointer !== place && !problem.pointer.startsWith(`${place}/`)) return false;
    const rest = problem.pointer.slice(place.length).split('/').slice(1);
    const [field, index, ...more] = rest;
    if (field === undefined || field === 'outlets') return true;
    const isList = field === 'cases' || field === 'arms' || field === 'until' || field === 'triggers';
    return isList && (index === undefined || more.length === 0 || (more.length === 1 && more[0] === 'id'));
  });
}
