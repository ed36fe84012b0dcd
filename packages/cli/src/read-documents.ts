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
export function readWorkspace(journeyPath: string, named: { readonly catalog?: string | undefined; readonly policy?: string | undefined }): Workspace {
  const folder = dirname(journeyPath);
  const catalogPath = named.catalog ?? join(folder, 'catalog.json');
  const policyPath = named.policy ?? join(folder, 'policy.json');
  if (named.catalog === undefined && !existsSync(catalogPath)) {
    throw new CommandError(`${journeyPath}: there is no catalog.json beside it; name one with --catalog FILE`, exitCode.usage);
  }
  const catalog = parsed(catalogPath, parseCatalog(readFile(catalogPath, 'a catalog')), 'catalog');
  if (named.policy === undefined && !existsSync(policyPath)) return { catalog };
  return { catalog, policy: parsed(policyPath, parsePolicy(readFile(policyPath, 'a policy')), 'policy') };
}

function parsed<Name extends 'catalog' | 'policy', Document>(
  path: string,
  result: ({ readonly ok: true } & { readonly [Key in Name]: Document }) | { readonly ok: false; readonly problems: readonly Problem[] },
  name: Name,
): Document {
  if (!result.ok) throw new CommandError(printProblems(path, result.problems).trimEnd(), exitCode.problems);
  return result[name];
}
