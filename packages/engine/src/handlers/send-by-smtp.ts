import type { AbortSignalLike } from '../ports/handlers.ts';
import { NotSentError } from '../ports/not-sent-error.ts';

/** An SMTP server, setting by setting. */
export interface SmtpSettings {
  readonly host: string;
  /** 587 if absent, 465 with `secure`. */
  readonly port?: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  readonly secure?: boolean;
  /** Refuse to go on without TLS. */
  readonly requireTLS?: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

/** A message ready to go. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  readonly date: Date;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends one message on a connection of its own.
 *
 * @throws NotSentError when the server surely did not take it: no connection, no login, or an answer of 4xx or 5xx.
 * @throws Error when the connection was lost, or time ran out, after the server had been asked to take the message.
 */
export async function sendBySmtp(server: string | SmtpSettings, mail: OutgoingMail, signal: AbortSignalLike): Promise<void> {
  // Loaded on the first message: a host that sends no mail need not install it.
  const { createTransport } = await import('nodemailer');
  const stage = { dataSent: false };
  const transport = createTransport({
    ...(typeof server === 'string' ? { url: server } : { ...server, ...(server.auth ? { auth: { ...server.auth } } : {}) }),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    transactionLog: true,
    logger: watchForData(() => (stage.dataSent = true)),
  });
  const stop = new AbortController();
  const onAbort = (): void => stop.abort();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    await transport.sendMail({ ...mail, headers: { ...mail.headers }, signal: stop.signal });
  } catch (cause) {
    throw judgeFailure(cause, stage.dataSent);
  } finally {
    signal.removeEventListener('abort', onAbort);
    transport.close();
  }
}

/**
 * An error alone does not say how far the conversation got (a connection lost inside the message reads like one never made);
 * the log of commands does.
 */
function watchForData(
  onData: () => void,
): Record<'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', (entry: unknown, ...rest: unknown[]) => void> {
  const ignore = (): void => undefined;
  const debug = (entry: unknown, message?: unknown): void => {
    const isCommand = typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'client';
    if (isCommand && message === 'DATA') onData();
  };
  return { trace: ignore, debug, info: ignore, warn: ignore, error: ignore, fatal: ignore };
}

function judgeFailure(cause: unknown, dataSent: boolean): Error {
  const { responseCode, code } = fieldsOf(cause);
  // A reply of 4xx or 5xx says that the server did not take the message (RFC 5321, 4.2.1), also one to the message itself.
  if (responseCode >= 400) return new NotSentError(`The mail server answered ${responseCode}.`, { code: `smtp_${responseCode}`, cause });
  if (!dataSent) return new NotSentError('The mail server took no message.', { code, cause });
  return new Error('The connection to the mail server was lost while it took the message.', { cause });
}

function fieldsOf(error: unknown): { responseCode: number; code: string } {
  const known = typeof error === 'object' && error !== null ? error : {};
  return {
    responseCode: 'responseCode' in known && typeof known.responseCode === 'number' ? known.responseCode : 0,
    code: 'code' in known && typeof known.code === 'string' ? known.code.toLowerCase() : 'smtp_failed',
  };
}
