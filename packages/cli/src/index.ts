export { runCli } from './run-cli.ts';
export type { CommandIo } from './io.ts';
