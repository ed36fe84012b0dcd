/** What a command talks to: tests give their own, `main.ts` the process's. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
}

/** Exit codes: the work went well; the input has problems; the call itself was wrong. */
export const exitCode = { ok: 0, problems: 1, usage: 2 } as const;

/** A refusal with the message to print and the code to exit with. */
export class CommandError extends Error {
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
  }
}
