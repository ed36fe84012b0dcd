import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Where in the request something is wrong. */
export interface Fault {
  /** JSON pointer (RFC 6901) into the body, or `?name` for a query parameter. */
  readonly pointer: string;
  /** Readable and snake_case. */
  readonly code: string;
  /** A sentence for a person. */
  readonly message: string;
}

/** What a refused request is answered with, as `application/problem+json` (RFC 9457). */
export interface ProblemBody {
  readonly title: string;
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly detail: string;
  readonly problems?: readonly unknown[];
  readonly [extra: string]: unknown;
}

/** A request that is refused. Thrown anywhere below a route; answered in one place. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail);
    this.body = body;
  }
}

/** 400: the body was read, and these places in it are wrong. Nothing of it was taken. */
export function badBody(faults: readonly Fault[]): RequestRefused {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return new RequestRefused({
    title: 'Bad request',
    status: 400,
    code: 'body_invalid',
    detail: `${first?.pointer || 'The body'}: ${first?.message ?? 'is not what was expected.'}${more}`,
    problems: faults.slice(0, maxFaults),
  });
}

/** 404: there is no such thing. */
export function notFound(what: string, id: string): RequestRefused {
  return new RequestRefused({ title: 'Not found', status: 404, code: `${what}_unknown`, detail: `There is no ${what} "${id}".` });
}

const maxFaults = 100;
