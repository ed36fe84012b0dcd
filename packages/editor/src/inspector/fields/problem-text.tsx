import type { Problem } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';

/** A problem in words. */
export function ProblemText({ problem }: { readonly problem: Problem }): ReactElement {
  const words = useWords();
  return <>{words.maybe(`problem.${problem.code}`, problem.code)}</>;
}
