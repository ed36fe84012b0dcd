import { actionUnknown } from './action-unknown.ts';
import { attributeUnknown } from './attribute-unknown.ts';
import { caseGap } from './case-gap.ts';
import { caseGapMissing } from './case-gap-missing.ts';
import { channelUnknown } from './channel-unknown.ts';
import type { Check } from './check.ts';
import { cycleWithoutWait } from './cycle-without-wait.ts';
import { dataMissing } from './data-missing.ts';
import { eventUnknown } from './event-unknown.ts';
import { holdoutWithoutWithin } from './holdout-without-within.ts';
import { idDuplicate } from './id-duplicate.ts';
import { inputInvalid } from './input-invalid.ts';
import { inputMissing } from './input-missing.ts';
import { journeyUnknown } from './journey-unknown.ts';
import { nodeTypeUnknown } from './node-type-unknown.ts';
import { nodeUnknown } from './node-unknown.ts';
import { nodeUnreachable } from './node-unreachable.ts';
import { outletUnknown } from './outlet-unknown.ts';
import { patternInvalid } from './pattern-invalid.ts';
import { payloadFieldUnknown } from './payload-field-unknown.ts';
import { segmentUnknown } from './segment-unknown.ts';
import { startMissing } from './start-missing.ts';
import { targetUnknown } from './target-unknown.ts';
import { triggerMissing } from './trigger-missing.ts';
import { typeMismatch } from './type-mismatch.ts';
import { weightNotPositive } from './weight-not-positive.ts';

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
];
