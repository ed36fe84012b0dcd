import { attemptsInTurn } from './attempts-in-turn.ts';
import type { Check } from './check.ts';
import { effectsEnd } from './effects-end.ts';
import { everybodyGoesOn } from './everybody-goes-on.ts';
import { fencedChangesNothing } from './fenced-changes-nothing.ts';
import { noTimerEarly } from './no-timer-early.ts';
import { nothingLost } from './nothing-lost.ts';
import { nothingSentAfter } from './nothing-sent-after.ts';
import { oneLiveEnrollment } from './one-live-enrollment.ts';
import { oneOutcome } from './one-outcome.ts';
import { oneOutlet } from './one-outlet.ts';
import { oneTransition } from './one-transition.ts';
import { versionsByPlan } from './versions-by-plan.ts';

/** Every law of a run but replay, which takes a core. */
export const checks: readonly Check[] = [
  oneTransition,
  effectsEnd,
  oneOutcome,
  attemptsInTurn,
  oneOutlet,
  noTimerEarly,
  nothingSentAfter,
  oneLiveEnrollment,
  versionsByPlan,
  fencedChangesNothing,
  nothingLost,
  everybodyGoesOn,
];
