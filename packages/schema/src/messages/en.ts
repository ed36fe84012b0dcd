import { enEdits } from './en-edits.ts';
import { enPhrases } from './en-phrases.ts';
import { enProblems } from './en-problems.ts';

/** English: the language that every other catalogue is measured by. */
export const en: typeof enProblems & typeof enPhrases & typeof enEdits = { ...enProblems, ...enPhrases, ...enEdits };
