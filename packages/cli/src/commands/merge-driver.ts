import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describeConflict, mergeJourneys, parseJourney } from '@sojourn/schema';
import type { Journey } from '@sojourn/schema';
import { CommandError, exitCode } from '../io.ts';
import type { CommandIo } from '../io.ts';
import { markConflicts } from '../mark-conflicts.ts';
import { readFile, readText } from '../read-file.ts';

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
  const style = styleOf(readText(oursPath, 'our version'));
  const merged = mergeJourneys(base, ours, theirs);
  if (merged.ok) {
    writeFileSync(oursPath, written(merged.journey, style));
    return exitCode.ok;
  }
  const other = mergeJourneys(base, ours, theirs, { prefer: 'theirs' }).journey;
  writeFileSync(oursPath, markConflicts(written(merged.journey, style), written(other, style), { ours: 'ours', theirs: 'theirs' }));
  for (const conflict of merged.conflicts) io.err(`${name}: ${describeConflict(conflict, { journey: merged.journey })}\n`);
  return exitCode.problems;
}

function journeyAt(path: string): Journey | undefined {
  const parsed = parseJourney(readFile(path, 'a journey'));
  return parsed.ok ? parsed.journey : undefined;
}

interface Style {
  readonly indent: string;
  readonly lineEnd: string;
  readonly last: string;
}

/** How our version is written: its indentation, its line ends, and whether it ends with one. */
function styleOf(text: string): Style {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return { indent: /^([ \t]+)"/m.exec(text)?.[1] ?? '  ', lineEnd, last: text.endsWith('\n') ? lineEnd : '' };
}

function written(journey: Journey, { indent, lineEnd, last }: Style): string {
  return JSON.stringify(journey, null, indent).replaceAll('\n', lineEnd) + last;
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
