import { toPointer } from '../guard/pointer.ts';
import { closest } from '../parse/closest.ts';
import { actionInputs } from './action-inputs.ts';
import type { Check, CheckFinding } from './check.ts';

/** A field whose value the action does not take. Text with Liquid in it is judged when it is rendered, not here. */
export const inputInvalid: Check = {
  code: 'input_invalid',
  severity: 'error',
  *run(context) {
    for (const { path, keyword, params } of actionInputs(context)) {
      if (keyword === 'required') continue;
      const finding: CheckFinding = { path, params: { field: String(path.at(-1)), rule: keyword, ...params } };
      yield keyword === 'additionalProperties' ? superfluous(finding, params['known']) : finding;
    }
  },
};

function superfluous(finding: CheckFinding, known: unknown): CheckFinding {
  const names = Array.isArray(known) ? known.filter((name) => typeof name === 'string') : [];
  const suggestion = closest(String(finding.path.at(-1)), names);
  const fixes = [[{ op: 'unset', pointer: toPointer(finding.path) } as const]];
  return { ...finding, params: { ...finding.params, ...(suggestion !== undefined && { suggestion }) }, fixes };
}
