import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { check } from './commands/check.ts';
import { describe } from './commands/describe.ts';
import { diff } from './commands/diff.ts';
import { explore } from './commands/explore.ts';
import { mergeDriver } from './commands/merge-driver.ts';
import { run } from './commands/run.ts';
import { test } from './commands/test.ts';
import { CommandError, exitCode } from './io.ts';
import type { CommandIo } from './io.ts';
import { usage } from './usage.ts';

/**
 * Runs one call of the command line.
 *
 * @param argv - The words after `sojourn`.
 * @returns The exit code; see `usage`. Never throws for bad input: the message goes to `io.err`.
 */
export async function runCli(argv: readonly string[], io: CommandIo): Promise<number> {
  const [command, ...rest] = argv;
  try {
    if (command === undefined) throw new CommandError(usage, exitCode.usage);
    if (command === '--help' || command === '-h' || command === 'help' || rest.includes('--help')) {
      io.out(usage);
      return exitCode.ok;
    }
    return await dispatch(command, rest, io);
  } catch (error) {
    if (error instanceof CommandError) {
      io.err(`${error.message}\n`);
      return error.code;
    }
    throw error;
  }
}

const documents = { catalog: { type: 'string' }, policy: { type: 'string' } } as const satisfies ParseArgsOptionsConfig;

async function dispatch(command: string, rest: readonly string[], io: CommandIo): Promise<number> {
  if (command === 'check') {
    const { values, positionals } = parse(rest, {
      ...documents,
      'fail-on': { type: 'string' },
      format: { type: 'string' },
      together: { type: 'boolean' },
    });
    const failOn = oneOf('--fail-on', values['fail-on'] ?? 'warning', ['error', 'warning', 'info']);
    return check(positionals, { ...values, failOn, format: oneOf('--format', values.format ?? 'words', ['words', 'json']) }, io);
  }
  if (command === 'run') {
    const text = { type: 'string' } as const;
    const { values, positionals } = parse(rest, {
      ...documents,
      contacts: text,
      events: text,
      until: text,
      from: text,
      fail: { type: 'string', multiple: true },
    });
    return run(positionals, { ...values, fail: values.fail ?? [] }, io);
  }
  if (command === 'test') {
    const { values, positionals } = parse(rest, { ...documents, coverage: { type: 'string' } });
    return test(
      positionals,
      { ...values, coverage: values.coverage === undefined ? undefined : perCent('--coverage', values.coverage) },
      io,
    );
  }
  if (command === 'explore') {
    const { values, positionals } = parse(rest, { ...documents, format: { type: 'string' } });
    return explore(positionals, { ...values, format: oneOf('--format', values.format ?? 'words', ['words', 'json']) }, io);
  }
  if (command === 'describe') {
    const { values, positionals } = parse(rest, { catalog: documents.catalog, locale: { type: 'string' }, format: { type: 'string' } });
    const format = oneOf('--format', values.format ?? 'text', ['text', 'markdown', 'mermaid']);
    return describe(positionals, { ...values, format }, io);
  }
  if (command === 'diff') {
    const { values, positionals } = parse(rest, { catalog: documents.catalog, locale: { type: 'string' }, format: { type: 'string' } });
    return diff(positionals, { ...values, format: oneOf('--format', values.format ?? 'words', ['words', 'json']) }, io);
  }
  if (command === 'merge-driver') return mergeDriver(parse(rest, {}).positionals, io);
  throw new CommandError(`there is no command "${command}"\n\n${usage}`, exitCode.usage);
}

function parse<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : 'the options do not parse', exitCode.usage);
  }
}

function perCent(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 100))
    throw new CommandError(`${option} is a share from 0 to 100, not "${text}"`, exitCode.usage);
  return value;
}

function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new CommandError(`${option} is one of ${allowed.join(', ')}, not "${value}"`, exitCode.usage);
  return found;
}
