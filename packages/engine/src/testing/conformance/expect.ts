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
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Uint8Array) return `bytes(${Array.from(value).join(' ')})`;
  if (Array.isArray(value)) return `[${value.map(spell).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}: ${spell(field)}`).join(', ')}}`;
  }
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
