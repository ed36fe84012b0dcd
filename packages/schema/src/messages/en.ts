import { enConditions } from './en-conditions.ts';
import { enDifferences } from './en-differences.ts';
import { enEdits } from './en-edits.ts';
import { enFields } from './en-fields.ts';
import { enOutline } from './en-outline.ts';
import { enPhrases } from './en-phrases.ts';
import { enProblems } from './en-problems.ts';

type English = typeof enConditions &
  typeof enProblems &
  typeof enPhrases &
  typeof enEdits &
  typeof enOutline &
  typeof enDifferences &
  typeof enFields;

/** English: the language that every other catalogue is measured by. */
export const en: English = { ...enConditions, ...enProblems, ...enPhrases, ...enEdits, ...enOutline, ...enDifferences, ...enFields };
