/** A place in a refused request that is wrong, or a finding about a journey. */
export interface ProblemItem {
  readonly pointer?: string;
  readonly code?: string;
  readonly message?: string;
  readonly params?: unknown;
}

/** A request that the server refused, or that never reached it (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** What the server sent beside `detail`. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, body: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.body = body;
  }

  /** The located findings, if it has any. */
  get problems(): readonly ProblemItem[] {
    // The server's problem documents hold objects in this list.
    return Array.isArray(this.body['problems']) ? (this.body['problems'] as ProblemItem[]) : [];
  }
}

/** How a request is made. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Asks the server.
 *
 * @throws ApiError for every refusal, and when the server does not answer.
 */
export async function request<T>(path: string, { method = 'GET', body, signal }: RequestOptions = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ApiError(0, 'offline', 'The server does not answer.');
  }
  const text = await response.text();
  const json: unknown = parse(text);
  if (response.ok) return json as T;
  const fields = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  throw new ApiError(
    response.status,
    textOf(fields['code']) ?? 'http',
    textOf(fields['detail']) ?? `The server answered ${response.status}.`,
    fields,
  );
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
