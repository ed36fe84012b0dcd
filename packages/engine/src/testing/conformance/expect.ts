/** Fails a check with what was expected and what came. Texts, numbers, bigints, bytes and plain JSON are compared by value. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const came = spell(actual);
  const wanted = spell(expected);
  if (came !== wanted) throw new Error(`${what}: expected ${wanted}, got ${came}`);
}

/** Fails a check unless a claim holds. */
export function expectTrue(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Fails a check unless the promise rejects. */
export async function expectRejection(work: Promise<unknown>, what: string): Promise<void> {
  let isRejected = false;
  try {
    await work;
  } catch {
    isRejected = true;
  }
  expectTrue(isRejected, what);
}

function spell(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return `${inner}n`;
    if (inner instanceof Uint8Array) return `bytes ${Array.from(inner).join(' ')}`;
    return isPlain(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1))) : inner;
  }) ?? 'undefined';
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
