import { describeDifference, diffJourneys, say, shippedWords } from '@sojourn/schema';
import { CommandError, exitCode } from '../io.ts';
import type { CommandIo } from '../io.ts';
import { readJourney, readNames } from '../read-journey.ts';

/** Settings of `sojourn diff`. */
export interface DiffCommandOptions {
  readonly catalog?: string | undefined;
  readonly locale?: string | undefined;
  readonly format: 'words' | 'json';
}

/** Prints what the second journey does otherwise, a line per difference; answers 1 if there is any, like `diff`. */
export function diff(paths: readonly string[], { catalog, locale, format }: DiffCommandOptions, io: CommandIo): number {
  const [from, to, ...more] = paths;
  if (from === undefined || to === undefined || more.length > 0) {
    throw new CommandError('diff: name two journey files, the earlier one first', exitCode.usage);
  }
  const names = readNames(to, catalog);
  const [before, journey] = [readJourney(from), readJourney(to)];
  const words = shippedWords(locale);
  const known = names === undefined ? {} : { catalog: names };
  const differences = diffJourneys(before, journey, known);
  for (const difference of differences) {
    io.out(`${format === 'json' ? JSON.stringify(difference) : describeDifference(difference, { ...known, words, journey, before })}\n`);
  }
  if (differences.length === 0 && format === 'words') io.out(`${say(words, 'difference.none')}\n`);
  return differences.length > 0 ? exitCode.problems : exitCode.ok;
}
