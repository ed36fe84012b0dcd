/** Reads an own property only: keys of documents and of hosts may be `constructor` or `__proto__`. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A copy with one property set. */
export function withOwn<T>(record: Readonly<Record<string, T>>, key: string, value: T): Record<string, T> {
  // A computed key defines an own property whatever its name; an assignment would not.
  return { ...record, [key]: value };
}

/** A copy without one property; the record itself if it has none. */
export function withoutOwn<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, key)) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** Whether a record has no property. */
export function isEmpty(record: object): boolean {
  for (const _name in record) return false;
  return true;
}

/** Whether a record has this property and no other. */
export function hasOnly(record: object, key: string): boolean {
  let isThere = false;
  for (const name in record) {
    if (name !== key) return false;
    isThere = true;
  }
  return isThere;
}
