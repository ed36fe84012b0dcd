import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCatalog, parseJourney, parsePolicy } from '@sojourn/schema';
import type { Catalog, Journey, Policy, Problem } from '@sojourn/schema';
import { SettingsError } from './settings.ts';

/** What the host declares: its contract with the engine, and the journeys that people may start from. */
export interface Workspace {
  readonly catalog: Catalog;
  readonly policy: Policy;
  readonly templates: readonly Template[];
}

/** A journey to start from. */
export interface Template {
  readonly journey: Journey;
  readonly scenarios: readonly unknown[];
}

/**
 * Reads `catalog.json`, `policy.json` and every journey of a folder, as files that people edit.
 *
 * @throws SettingsError naming the file and the place, when one of them cannot be read.
 */
export async function loadWorkspace(folder: string): Promise<Workspace> {
  const catalog = parseCatalog(await readText(folder, 'catalog.json'));
  if (!catalog.ok) throw unreadable('catalog.json', catalog.problems);
  const policy = parsePolicy(await readText(folder, 'policy.json'));
  if (!policy.ok) throw unreadable('policy.json', policy.problems);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.endsWith('.scenarios.json')).toSorted();
  const templates: Template[] = [];
  for (const name of names) {
    if (name === 'catalog.json' || name === 'policy.json') continue;
    const parsed = parseJourney(await readText(folder, name));
    if (!parsed.ok) throw unreadable(name, parsed.problems);
    templates.push({ journey: parsed.journey, scenarios: await readScenarios(folder, name) });
  }
  return { catalog: catalog.catalog, policy: policy.policy, templates };
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (cause) {
    throw new SettingsError(`${join(folder, name)} cannot be read.`, { cause });
  }
}

async function readScenarios(folder: string, name: string): Promise<readonly unknown[]> {
  const text = await readFile(join(folder, name.replace(/\.json$/, '.scenarios.json')), 'utf8').catch(() => '[]');
  const scenarios: unknown = JSON.parse(text);
  return Array.isArray(scenarios) ? scenarios : [];
}

function unreadable(name: string, problems: readonly Problem[]): SettingsError {
  const [first] = problems;
  const place = first?.line === undefined ? (first?.pointer ?? '') : `line ${first.line}, column ${first.column ?? 1}`;
  return new SettingsError(`journeys/${name}: ${first?.code ?? 'unreadable'} at ${place}.`);
}
