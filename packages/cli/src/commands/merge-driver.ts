import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describeConflict, mergeJourneys, parseJourney } from '@sojourn/schema';
import type { Journey, JsonValue } from '@sojourn/schema';
import { CommandError, exitCode } from '../io.ts';
import type { CommandIo } from '../io.ts';
import { markConflicts } from '../mark-conflicts.ts';
import { readFile, readText } from '../read-file.ts';
import { rewriteJson } from '../rewrite-json.ts';

/**
 * Merges two versions of a journey for git, which gives three files and takes the result from the second.
 *
 * Where somebody has to decide, the file gets git's usual marks, at those places only, so that nobody commits it by mistake; the
 * conflicts are told on the error stream. What is no journey (a catalog, scenarios, a file that does not parse) is merged as text, as git
 * does without a driver.
 *
 * @returns 0 if the result is in place, 1 if there are conflicts.
 */
export function mergeDriver(paths: readonly string[], io: CommandIo): number {
  const [basePath, oursPath, theirsPath, name = oursPath ?? '', ...more] = paths;
  if (basePath === undefined || oursPath === undefined || theirsPath === undefined || more.length > 0) {
    throw new CommandError('merge-driver: takes BASE OURS THEIRS, and the name of the file', exitCode.usage);
  }
  // Both sides may have made the file anew: git gives an empty base then.
  const isNew = readFile(basePath, 'the common base').length === 0;
  const [base, ours, theirs] = [isNew ? undefined : journeyAt(basePath), journeyAt(oursPath), journeyAt(theirsPath)];
  if (ours === undefined || theirs === undefined || (base === undefined && !isNew)) return mergeText(basePath, oursPath, theirsPath, io);
  const text = readText(oursPath, 'our version');
  const merged = mergeJourneys(base, ours, theirs);
  if (merged.ok) {
    writeFileSync(oursPath, written(merged.journey, text));
    return exitCode.ok;
  }
  const other = mergeJourneys(base, ours, theirs, { prefer: 'theirs' }).journey;
  writeFileSync(oursPath, markConflicts(written(merged.journey, text), written(other, text), { ours: 'ours', theirs: 'theirs' }));
  for (const conflict of merged.conflicts) io.err(`${name}: ${describeConflict(conflict, { journey: merged.journey })}\n`);
  return exitCode.problems;
}

function journeyAt(path: string): Journey | undefined {
  const parsed = parseJourney(readFile(path, 'a journey'));
  return parsed.ok ? parsed.journey : undefined;
}

/** In the words of our version: what the merge did not change stands as it stood. */
function written(journey: Journey, ours: string): string {
  return rewriteJson(ours, journey as unknown as JsonValue); // Journeys are JSON.
}

/** What git does by itself. Its exit code is the number of conflicts. */
function mergeText(base: string, ours: string, theirs: string, io: CommandIo): number {
  const { status, stderr, error } = spawnSync('git', ['merge-file', '-L', 'ours', '-L', 'base', '-L', 'theirs', ours, base, theirs], {
    encoding: 'utf8',
  });
  if (error !== undefined || status === null || status > 127) {
    throw new CommandError(`merge-driver: git could not merge the text: ${error?.message ?? stderr}`, exitCode.usage);
  }
  if (status > 0) io.err('this is no journey on all sides: it was merged as text\n');
  return status === 0 ? exitCode.ok : exitCode.problems;
}
