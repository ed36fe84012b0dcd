import { describeJourney } from '@sojourn/schema';
import { CommandError, exitCode } from '../io.ts';
import type { CommandIo } from '../io.ts';
import { readJourney, readNames } from '../read-journey.ts';

/** Settings of `sojourn describe`. */
export interface DescribeOptions {
  readonly catalog?: string | undefined;
  readonly locale?: string | undefined;
  readonly format: 'text' | 'markdown' | 'mermaid';
}

/** Prints a journey in words. */
export function describe(paths: readonly string[], { catalog, locale, format }: DescribeOptions, io: CommandIo): number {
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0) throw new CommandError('describe: name one journey file', exitCode.usage);
  const names = readNames(path, catalog);
  const journey = readJourney(path);
  io.out(describeJourney(journey, { format, ...(locale !== undefined && { locale }), ...(names !== undefined && { catalog: names }) }));
  return exitCode.ok;
}
