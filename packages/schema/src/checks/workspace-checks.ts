import { attributeWrittenTwice } from './attribute-written-twice.ts';
import { capsExceededTogether } from './caps-exceeded-together.ts';
import { expiryMissing } from './expiry-missing.ts';
import { handoverRefused } from './handover-refused.ts';
import { handoverUnknown } from './handover-unknown.ts';
import { nameNotAllowed } from './name-not-allowed.ts';
import { triggerLoop } from './trigger-loop.ts';
import type { WorkspaceCheck } from './workspace-check.ts';

/** Every check across journeys, in the order in which findings are given: the only list. */
export const workspaceChecks: readonly WorkspaceCheck[] = [
  nameNotAllowed,
  expiryMissing,
  handoverUnknown,
  handoverRefused,
  triggerLoop,
  attributeWrittenTwice,
  capsExceededTogether,
];
