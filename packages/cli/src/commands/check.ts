import { checkJourney, checkWorkspace, locateProblems, parseJourney } from '@sojourn/schema';
import type { Journey, Problem, Severity } from '@sojourn/schema';
import { CommandError, exitCode } from '../io.ts';
import type { CommandIo } from '../io.ts';
import { isBeside } from '../is-beside.ts';
import { printProblems } from '../print-problems.ts';
import { readWorkspace } from '../read-documents.ts';
import { readText } from '../read-file.ts';

/** Settings of `sojourn check`. */
export interface CheckOptions {
  readonly catalog?: string | undefined;
  readonly policy?: string | undefined;
  readonly failOn: Severity;
  readonly format: 'words' | 'json';
  /** Whether the files are looked at together, too. */
  readonly together?: boolean | undefined;
}

const gravity: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Prints every problem of the files, and answers 1 where one is as grave as `failOn`. */
export function check(files: readonly string[], options: CheckOptions, io: CommandIo): number {
  if (files.length === 0) throw new CommandError('check: name at least one journey file', exitCode.usage);
  let worst = -1;
  for (const file of files) {
    if (isBeside(file)) continue;
    const problems = checkFile(file, options, io);
    for (const problem of problems) worst = Math.max(worst, gravity[problem.severity]);
    if (options.format === 'words' && problems.length === 0) io.err(`${file}: no problems\n`);
  }
  if (options.together === true) for (const { severity } of checkTogether(files, options, io)) worst = Math.max(worst, gravity[severity]);
  return worst >= gravity[options.failOn] ? exitCode.problems : exitCode.ok;
}

function checkFile(file: string, options: CheckOptions, io: CommandIo): readonly Problem[] {
  const source = readText(file, 'a journey');
  const workspace = readWorkspace(file, options);
  const parsed = parseJourney(source);
  const problems = parsed.ok ? locateProblems(source, checkJourney(parsed.journey, workspace)) : parsed.problems;
  print(file, problems, parsed.ok ? { journey: parsed.journey, catalog: workspace.catalog } : {}, options, io);
  return problems;
}

/** What is wrong between the journeys of the files; those that do not parse are left out. The first file's catalog and policy hold for all. */
function checkTogether(files: readonly string[], options: CheckOptions, io: CommandIo): readonly Problem[] {
  const workspace = readWorkspace(files[0] ?? '', options);
  const documents = files.flatMap((file): readonly { readonly file: string; readonly source: string; readonly journey: Journey }[] => {
    const source = readText(file, 'a journey');
    const parsed = parseJourney(source);
    return parsed.ok ? [{ file, source, journey: parsed.journey }] : [];
  });
  const problems = checkWorkspace(
    documents.map(({ journey }) => journey),
    workspace,
  );
  for (const { file, source, journey } of documents) {
    const own = problems.filter(({ params }) => params['journey'] === journey.id);
    print(file, locateProblems(source, own), { journey, catalog: workspace.catalog }, options, io);
  }
  return problems;
}

function print(
  file: string,
  problems: readonly Problem[],
  context: Parameters<typeof printProblems>[2],
  options: CheckOptions,
  io: CommandIo,
): void {
  if (options.format === 'json') for (const problem of problems) io.out(`${JSON.stringify({ file, ...problem })}\n`);
  else io.out(printProblems(file, problems, context));
}
