import { explore as exploreJourney } from '@sojourn/engine';
import type { Exploration } from '@sojourn/engine';
import { parseJourney } from '@sojourn/schema';
import { CommandError, exitCode } from '../io.ts';
import type { CommandIo } from '../io.ts';
import { printProblems } from '../print-problems.ts';
import { readWorkspace } from '../read-documents.ts';
import { readFile } from '../read-file.ts';

/** Settings of `sojourn explore`. */
export interface ExploreOptions {
  readonly catalog?: string | undefined;
  readonly policy?: string | undefined;
  readonly format: 'words' | 'json';
}

/**
 * Finds somebody for each outlet of a journey, or the proof that nobody takes it; answers 1 if an outlet is left of which neither
 * is known. With `--format json` the scenarios alone, as a suite to keep beside the journey.
 */
export function explore(paths: readonly string[], options: ExploreOptions, io: CommandIo): number {
  const [file, ...more] = paths;
  if (file === undefined || more.length > 0) throw new CommandError('explore: name one journey file', exitCode.usage);
  const parsed = parseJourney(readFile(file, 'a journey'));
  if (!parsed.ok) throw new CommandError(printProblems(file, parsed.problems).trimEnd(), exitCode.problems);
  const found = exploreJourney(parsed.journey, readWorkspace(file, options));
  if (options.format === 'json') io.out(`${JSON.stringify([...new Set(found.paths.map(({ scenario }) => scenario))], null, 2)}\n`);
  else print(found, io);
  return found.unknown.length > 0 ? exitCode.problems : exitCode.ok;
}

function print({ paths, unreachable, unknown, coverage }: Exploration, io: CommandIo): void {
  for (const { nodeId, outlet, scenario } of paths) {
    const { attributes, consent } = scenario.contact;
    io.out(`taken        ${nodeId}:${outlet}  by ${JSON.stringify({ attributes, consent })}\n`);
  }
  for (const { nodeId, outlet, why } of unreachable) io.out(`unreachable  ${nodeId}:${outlet}  (${why})\n`);
  for (const { nodeId, outlet } of unknown) io.out(`unknown      ${nodeId}:${outlet}\n`);
  // Rounded down: 99.9 is not all of it.
  io.out(`${Math.floor(coverage * 1000) / 10} % of the outlets that are not proved unreachable\n`);
}
