import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseCatalog, parsePolicy } from '@sojourn/schema';
import type { Catalog, Policy, Problem } from '@sojourn/schema';
import { CommandError, exitCode } from './io.ts';
import { printProblems } from './print-problems.ts';
import { readFile } from './read-file.ts';

/** The host's side of a journey: what it is checked and run against. */
export interface Workspace {
  readonly catalog: Catalog;
  readonly policy?: Policy;
}

/**
 * The catalog and policy for a journey: named ones, else `catalog.json` and `policy.json` in its folder.
 *
 * @throws CommandError if there is no catalog, or one of them does not parse (with every problem in the message).
 */
export function readWorkspace(
  journeyPath: string,
  named: { readonly catalog?: string | undefined; readonly policy?: string | undefined },
): Workspace {
  const folder = dirname(journeyPath);
  const catalogPath = named.catalog ?? join(folder, 'catalog.json');
  const policyPath = named.policy ?? join(folder, 'policy.json');
  if (named.catalog === undefined && !existsSync(catalogPath)) {
    throw new CommandError(`${journeyPath}: there is no catalog.json beside it; name one with --catalog FILE`, exitCode.usage);
  }
  const catalog = parseCatalog(readFile(catalogPath, 'a catalog'));
  if (!catalog.ok) throw refused(catalogPath, catalog.problems);
  if (named.policy === undefined && !existsSync(policyPath)) return { catalog: catalog.catalog };
  const policy = parsePolicy(readFile(policyPath, 'a policy'));
  if (!policy.ok) throw refused(policyPath, policy.problems);
  return { catalog: catalog.catalog, policy: policy.policy };
}

function refused(path: string, problems: readonly Problem[]): CommandError {
  return new CommandError(printProblems(path, problems).trimEnd(), exitCode.problems);
}
