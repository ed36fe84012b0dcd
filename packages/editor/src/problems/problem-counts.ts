import type { Problem, Severity } from '@sojourn/schema';
import type { Words } from '../messages/words.ts';

/** “2 errors, 1 warning”, or that there is nothing to repair, with the tone to show it in. */
export function problemCounts(problems: readonly Problem[], words: Words): { readonly text: string; readonly worst: Severity | undefined } {
  const count = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  const parts = [
    errors === 0 ? '' : words('problems.errors', { count: errors }),
    warnings === 0 ? '' : words('problems.warnings', { count: warnings }),
    errors + warnings > 0 || infos === 0 ? '' : words('problems.infos', { count: infos }),
  ].filter((part) => part !== '');
  const worst = errors > 0 ? 'error' : warnings > 0 ? 'warning' : infos > 0 ? 'info' : undefined;
  return { text: parts.join(', ') || words('problems.none'), worst };
}
