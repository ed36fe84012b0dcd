/**
 * Thrown by a handler when the effect surely did not happen; the engine then tries again, within the action's retry limits.
 *
 * Anything else a handler throws is taken as uncertain: it may have happened.
 *
 * @example
 * throw new NotSentError('The provider answered 429.', { code: 'rate_limited' });
 */
export class NotSentError extends Error {
  override readonly name = 'NotSentError';
  /** Short and readable, without contact data: it goes to the trace and to the logger. `not_sent` if not given. */
  readonly code: string;
  /** False when no later attempt can mend it. True if not given. */
  readonly retryable: boolean;

  constructor(message: string, options: { readonly code?: string; readonly retryable?: boolean; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code ?? 'not_sent';
    this.retryable = options.retryable ?? true;
  }
}
