import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Everything the server is told from outside, read once at the start. */
export interface Settings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Serve the page from source, with hot reload. */
  readonly dev: boolean;
  /** PostgreSQL when set; PGlite in `dataDir` otherwise. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** Where mail goes; the built-in mailbox if absent. */
  readonly smtpUrl?: string;
  /** Catalog, policy and templates. */
  readonly journeysDir: string;
  /** The built page. */
  readonly clientDir: string;
}

/** A setting that cannot be used; its message is for the person at the terminal. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const appDir = fileURLToPath(new URL('..', import.meta.url));
const repositoryDir = resolve(appDir, '../..');

/**
 * Reads the command line (`--dev --port --help`) and the environment (`HOST PORT DATABASE_URL DATA_DIR SMTP_URL`).
 *
 * @throws SettingsError when one of them cannot be used.
 */
export function readSettings(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Settings {
  const options = readOptions(argv);
  const databaseUrl = readUrl('DATABASE_URL', env['DATABASE_URL'], ['postgres:', 'postgresql:']);
  const smtpUrl = readUrl('SMTP_URL', env['SMTP_URL'], ['smtp:', 'smtps:']);
  return {
    host: env['HOST'] || '127.0.0.1',
    port: readPort(options.port ?? (env['PORT'] || '4400')),
    dev: options.dev ?? false,
    dataDir: resolve(env['DATA_DIR'] || resolve(appDir, '.data')),
    journeysDir: resolve(repositoryDir, 'journeys'),
    clientDir: resolve(appDir, 'dist'),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(smtpUrl === undefined ? {} : { smtpUrl }),
  };
}

function readOptions(argv: readonly string[]): { dev?: boolean | undefined; port?: string | undefined } {
  try {
    return parseArgs({ args: [...argv], options: { dev: { type: 'boolean' }, port: { type: 'string' } } }).values;
  } catch (error) {
    throw new SettingsError(`${error instanceof Error ? error.message : String(error)}\nUsage: node server/main.ts [--dev] [--port 4400]`);
  }
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new SettingsError(`The port must be a number from 0 to 65535, not "${text}".`);
  return Number(text);
}

function readUrl(name: string, text: string | undefined, protocols: readonly string[]): string | undefined {
  if (text === undefined || text === '') return undefined;
  // The value is left out of the message: it may hold a password.
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new SettingsError(`${name} must be a URL that starts with ${protocols[0]}//.`);
  return text;
}
