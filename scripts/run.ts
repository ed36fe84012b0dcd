import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

/** What a finished process left. */
export type Finished = { readonly code: number; readonly output: string };

/**
 * Runs a command to its end without a shell, and collects what it prints on both streams.
 *
 * @param live - Show the output as it comes, too.
 */
export function run(
  command: string,
  args: readonly string[],
  { cwd = root, live = false }: { cwd?: string; live?: boolean } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      if (live) process.stdout.write(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Like {@link run}, but a failure throws with what was printed. */
export async function runOrThrow(command: string, args: readonly string[], options: { cwd?: string } = {}): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** Path of a tool that is installed at the root. */
export function tool(name: string): string {
  return join(root, 'node_modules/.bin', name);
}
