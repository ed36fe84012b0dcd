import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runScenario } from '@sojourn/engine';
import { parseJourney, parseScenario } from '@sojourn/schema';
import type { Scenario } from '@sojourn/schema';
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
}

/** Runs the scenarios beside each journey (`<id>.scenarios.json`) through the engine; answers 1 if one fails. */
export function test(paths: readonly string[], options: TestOptions, io: CommandIo): number {
  const files = paths.flatMap(journeysAt);
  if (files.length === 0)
    throw new CommandError('test: name a journey file, or a folder with journeys and their scenarios', exitCode.usage);
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    const workspace = readWorkspace(file, options);
    const parsed = parseJourney(readFile(file, 'a journey'));
    if (!parsed.ok) throw new CommandError(printProblems(file, parsed.problems).trimEnd(), exitCode.problems);
    for (const scenario of readScenarios(scenariosOf(file))) {
      const result = runScenario(parsed.journey, scenario, workspace);
      if (result.passed) passed += 1;
      else failed += 1;
      io.out(`${result.passed ? 'ok  ' : 'FAIL'} ${parsed.journey.id}: ${scenario.name}\n`);
      for (const failure of result.failures)
        io.out(`     ${failure.field}: expected ${JSON.stringify(failure.expected)}, got ${JSON.stringify(failure.actual)}\n`);
    }
  }
  io.out(`${passed} passed, ${failed} failed\n`);
  return failed > 0 ? exitCode.problems : exitCode.ok;
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
