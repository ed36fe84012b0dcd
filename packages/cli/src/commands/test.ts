import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measureCoverage, runScenario } from '@sojourn/engine';
import type { Coverage, PlayedScenario } from '@sojourn/engine';
import { parseJourney, parseScenario } from '@sojourn/schema';
import type { Journey, Scenario } from '@sojourn/schema';
import { CommandError, exitCode } from '../io.ts';
import type { CommandIo } from '../io.ts';
import { isBeside } from '../is-beside.ts';
import { printProblems } from '../print-problems.ts';
import { readWorkspace } from '../read-documents.ts';
import { readFile } from '../read-file.ts';

/** Settings of `sojourn test`. */
export interface TestOptions {
  readonly catalog?: string | undefined;
  readonly policy?: string | undefined;
  /** The least share of outlets, in per cent, that the scenarios of each journey have to take. */
  readonly coverage?: number | undefined;
}

/**
 * Runs the scenarios beside each journey (`<id>.scenarios.json`) through the engine; answers 1 if one fails, or if those of a
 * journey take fewer of its outlets than asked.
 *
 * A scenario runs with the journeys that it names and those that are handed over to, as far as they stand beside it.
 */
export function test(paths: readonly string[], options: TestOptions, io: CommandIo): number {
  const files = paths.flatMap(journeysAt);
  if (files.length === 0)
    throw new CommandError('test: name a journey file, or a folder with journeys and their scenarios', exitCode.usage);
  let passed = 0;
  let failed = 0;
  let thin = 0;
  for (const file of files) {
    const workspace = readWorkspace(file, options);
    const journey = readJourneyAt(file);
    const played: PlayedScenario[] = [];
    for (const scenario of readScenarios(scenariosOf(file))) {
      const outcome = runScenario(withOthers(file, journey, scenario), scenario, workspace);
      // Only what it was held to counts as walked.
      if (outcome.passed) played.push({ scenario, outcome });
      if (outcome.passed) passed += 1;
      else failed += 1;
      io.out(`${outcome.passed ? 'ok  ' : 'FAIL'} ${journey.id}: ${scenario.name}\n`);
      for (const failure of outcome.failures)
        io.out(`     ${failure.field}: expected ${JSON.stringify(failure.expected)}, got ${JSON.stringify(failure.actual)}\n`);
    }
    if (options.coverage !== undefined && !isCovered(journey, measureCoverage(journey, played, workspace), options.coverage, io)) thin += 1;
  }
  io.out(
    `${passed} passed, ${failed} failed${options.coverage === undefined ? '' : `, ${thin} of ${files.length} journeys below ${options.coverage} %`}\n`,
  );
  return failed > 0 || thin > 0 ? exitCode.problems : exitCode.ok;
}

function isCovered(journey: Journey, { outlets, share }: Coverage, least: number, io: CommandIo): boolean {
  // Rounded down: 99.9 is not all of it.
  io.out(`     ${journey.id}: ${Math.floor(share * 1000) / 10} % of the outlets\n`);
  for (const { nodeId, outlet, state } of outlets) if (state === 'uncovered') io.out(`     not taken: ${nodeId}:${outlet}\n`);
  return share * 100 >= least;
}

/** A journey, then those beside it that the scenario names or that it hands over to, directly or by another. */
function withOthers(file: string, journey: Journey, { journeys = [] }: Scenario): readonly Journey[] {
  const found: Journey[] = [journey];
  const take = (id: string, isNamed: boolean): void => {
    const path = join(dirname(file), `${id}.json`);
    if (found.some((one) => one.id === id)) return;
    if (/^[\w-]+$/u.test(id) && existsSync(path)) found.push(readJourneyAt(path));
    else if (isNamed) throw new CommandError(`${scenariosOf(file)}: there is no journey "${id}" beside it`, exitCode.problems);
  };
  for (const id of journeys) take(id, true);
  for (const one of found) {
    for (const node of Object.values(one.nodes)) {
      const target = node.type === 'enroll' ? node['journey'] : undefined;
      if (typeof target === 'string') take(target, false);
    }
  }
  return found;
}

function readJourneyAt(file: string): Journey {
  const parsed = parseJourney(readFile(file, 'a journey'));
  if (!parsed.ok) throw new CommandError(printProblems(file, parsed.problems).trimEnd(), exitCode.problems);
  return parsed.journey;
}

const scenariosOf = (file: string): string => file.replace(/\.json$/u, '.scenarios.json');

const hasScenarios = (file: string): boolean => !file.endsWith('.scenarios.json') && existsSync(scenariosOf(file));

function journeysAt(path: string): string[] {
  if (!existsSync(path)) throw new CommandError(`${path}: there is no such file or folder`, exitCode.usage);
  // A shell's `journeys/*.json` names scenarios, catalog and policy too: they are read beside their journey.
  if (!statSync(path).isDirectory()) return hasScenarios(path) || !isBeside(path) ? [path] : [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json') && hasScenarios(join(path, name)))
    .sort()
    .map((name) => join(path, name));
}

function readScenarios(file: string): Scenario[] {
  const bytes = readFile(file, 'a list of scenarios');
  let list: unknown;
  try {
    list = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new CommandError(`${file}: not JSON: ${error instanceof Error ? error.message : 'it does not parse'}`, exitCode.problems);
  }
  if (!Array.isArray(list)) throw new CommandError(`${file}: a list of scenarios is wanted`, exitCode.problems);
  return list.map((one: object, index) => {
    const parsed = parseScenario(one);
    if (!parsed.ok) throw new CommandError(printProblems(`${file}#/${index}`, parsed.problems).trimEnd(), exitCode.problems);
    return parsed.scenario;
  });
}
