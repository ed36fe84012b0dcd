import { deConditions } from './de-conditions.ts';
import { deDifferences } from './de-differences.ts';
import { deEdits } from './de-edits.ts';
import { deFields } from './de-fields.ts';
import { deOutline } from './de-outline.ts';
import { deFindings } from './de-findings.ts';
import { dePhrases } from './de-phrases.ts';
import { deProblems } from './de-problems.ts';
import type { Words } from './saying.ts';

/** German, complete. */
export const de: Words['messages'] = {
  ...deConditions,
  ...deProblems,
  ...deFindings,
  ...dePhrases,
  ...deEdits,
  ...deOutline,
  ...deDifferences,
  ...deFields,
};
