import { namesIn } from '../graph/condition-names.ts';
import { isEventMatch } from '../mentions/condition-mentions.ts';
import type { Check } from './check.ts';
import { canAnswer } from './possible-event.ts';

/** A goal that no event and no change can bring: the condition never holds, or is about what stays as it was at entry. */
export const goalNeverReached: Check = {
  code: 'goal_never_reached',
  severity: 'warning',
  *run({ journey, catalog, constants }) {
    const { goal } = journey;
    if (goal === undefined) return;
    const path = ['goal', 'when'];
    if (constants.some(([mention, holds]) => !holds && mention.path[0] === 'goal')) yield { path, params: { why: 'never' } };
    else if (isEventMatch(goal.when)) {
      const { event, of } = goal.when;
      if (of !== undefined && event !== '' && !canAnswer(event, of, journey, catalog)) yield { path, params: { why: 'event', event } };
    } else {
      const names = [...namesIn(goal.when, catalog)];
      // Who matches at entry is refused; what does not change does not begin to match.
      if (names.length > 0 && names.every((name) => /^(?:entry|trigger) /.test(name))) yield { path, params: { why: 'entry' } };
    }
  },
};
