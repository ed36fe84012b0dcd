import { actionUnknown } from './action-unknown.ts';
import { attributeUnknown } from './attribute-unknown.ts';
import { callToActionSeveral } from './call-to-action-several.ts';
import { capExceeded } from './cap-exceeded.ts';
import { caseContradiction } from './case-contradiction.ts';
import { caseGapMissing } from './case-gap-missing.ts';
import { caseGap } from './case-gap.ts';
import { caseOnlyMissing } from './case-only-missing.ts';
import { caseOverlap } from './case-overlap.ts';
import { caseShadowed } from './case-shadowed.ts';
import { channelUnknown } from './channel-unknown.ts';
import type { Check } from './check.ts';
import { conditionContradiction } from './condition-contradiction.ts';
import { conditionTautology } from './condition-tautology.ts';
import { consentRuleMissing } from './consent-rule-missing.ts';
import { cycleWithoutWait } from './cycle-without-wait.ts';
import { dataMissing } from './data-missing.ts';
import { dateWaitUnanswered } from './date-wait-unanswered.ts';
import { entryRefusesAll } from './entry-refuses-all.ts';
import { eventBeforeWait } from './event-before-wait.ts';
import { eventNotEmitted } from './event-not-emitted.ts';
import { eventUnknown } from './event-unknown.ts';
import { goalMissing } from './goal-missing.ts';
import { goalNeverReached } from './goal-never-reached.ts';
import { historyNotKept } from './history-not-kept.ts';
import { holdoutWithoutWithin } from './holdout-without-within.ts';
import { idDuplicate } from './id-duplicate.ts';
import { inputInvalid } from './input-invalid.ts';
import { inputMissing } from './input-missing.ts';
import { journeyArchived } from './journey-archived.ts';
import { journeyUnknown } from './journey-unknown.ts';
import { messageAfterGoal } from './message-after-goal.ts';
import { messageNeverSent } from './message-never-sent.ts';
import { messageToUnsubscribed } from './message-to-unsubscribed.ts';
import { nodeTypeUnknown } from './node-type-unknown.ts';
import { nodeUnknown } from './node-unknown.ts';
import { nodeUnreachable } from './node-unreachable.ts';
import { outletNeverTaken } from './outlet-never-taken.ts';
import { outletUnknown } from './outlet-unknown.ts';
import { patternInvalid } from './pattern-invalid.ts';
import { payloadFieldUnknown } from './payload-field-unknown.ts';
import { reentryDoubles } from './reentry-doubles.ts';
import { resultNotRun } from './result-not-run.ts';
import { segmentUnknown } from './segment-unknown.ts';
import { startMissing } from './start-missing.ts';
import { switchValueUnknown } from './switch-value-unknown.ts';
import { targetUnknown } from './target-unknown.ts';
import { templateInvalid } from './template-invalid.ts';
import { tokenWithoutFallback } from './token-without-fallback.ts';
import { triggerMissing } from './trigger-missing.ts';
import { typeMismatch } from './type-mismatch.ts';
import { valueExcluded } from './value-excluded.ts';
import { valueMayBeMissing } from './value-may-be-missing.ts';
import { waitNeverEnds } from './wait-never-ends.ts';
import { waitWithoutLimit } from './wait-without-limit.ts';
import { weightNotPositive } from './weight-not-positive.ts';
import { zoneMissing } from './zone-missing.ts';
import { windowClosed } from './window-closed.ts';

/** Every check, in the order in which findings at one place are shown: the only list. */
export const checks: readonly Check[] = [
  triggerMissing,
  startMissing,
  targetUnknown,
  outletUnknown,
  nodeTypeUnknown,
  nodeUnreachable,
  cycleWithoutWait,
  idDuplicate,
  dataMissing,
  actionUnknown,
  inputMissing,
  inputInvalid,
  attributeUnknown,
  eventUnknown,
  payloadFieldUnknown,
  segmentUnknown,
  channelUnknown,
  journeyUnknown,
  nodeUnknown,
  typeMismatch,
  patternInvalid,
  holdoutWithoutWithin,
  weightNotPositive,
  caseGap,
  caseGapMissing,
  caseOverlap,
  caseShadowed,
  caseContradiction,
  conditionContradiction,
  conditionTautology,
  caseOnlyMissing,
  switchValueUnknown,
  valueExcluded,
  valueMayBeMissing,
  templateInvalid,
  tokenWithoutFallback,
  resultNotRun,
  zoneMissing,
  dateWaitUnanswered,
  eventNotEmitted,
  historyNotKept,
  eventBeforeWait,
  waitNeverEnds,
  waitWithoutLimit,
  windowClosed,
  consentRuleMissing,
  goalMissing,
  goalNeverReached,
  entryRefusesAll,
  reentryDoubles,
  callToActionSeveral,
  messageAfterGoal,
  messageToUnsubscribed,
  messageNeverSent,
  outletNeverTaken,
  journeyArchived,
  capExceeded,
];
