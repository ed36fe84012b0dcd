import { DatabaseUnavailable, reasonOf } from './database/database.ts';
import { readSettings, SettingsError } from './settings.ts';
import { startServer } from './start-server.ts';

/** What cannot be started is said in a sentence, without a stack, and with exit code 1. */
async function main(): Promise<void> {
  const server = await startServer(readSettings(process.argv.slice(2), process.env), (code, error) => {
    console.error(`[${code}]`, code === 'request' || code === 'worker' ? reasonOf(error) : error);
  });
  console.log(`Sojourn playground: ${server.url}  (${server.database})`);

  let isStopping = false;
  const stop = (): void => {
    // A second signal does not wait.
    if (isStopping) process.exit(1);
    isStopping = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`The server did not stop cleanly: ${reasonOf(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsError || error instanceof DatabaseUnavailable ? error.message : error);
  process.exit(1);
});
