import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseCatalog, parseJourney } from '@sojourn/schema';
import type { Catalog, Journey } from '@sojourn/schema';
import { CommandError, exitCode } from './io.ts';
import { printProblems } from './print-problems.ts';
import { readFile } from './read-file.ts';

/**
 * A journey from its file.
 *
 * @throws CommandError with every problem if it does not parse.
 */
export function readJourney(path: string): Journey {
  const parsed = parseJourney(readFile(path, 'a journey'));
  if (!parsed.ok) throw new CommandError(printProblems(path, parsed.problems).trimEnd(), exitCode.problems);
  return parsed.journey;
}

/**
 * The catalog that names are taken from: the one named, else `catalog.json` beside the journey, else none.
 *
 * @throws CommandError if there is one that does not parse.
 */
export function readNames(journeyPath: string, named: string | undefined): Catalog | undefined {
  const path = named ?? join(dirname(journeyPath), 'catalog.json');
  if (named === undefined && !existsSync(path)) return undefined;
  const parsed = parseCatalog(readFile(path, 'a catalog'));
  if (!parsed.ok) throw new CommandError(printProblems(path, parsed.problems).trimEnd(), exitCode.problems);
  return parsed.catalog;
}
