const letters = '23456789abcdefghjkmnpqrstvwxyz';

/** An id that none of these has, never derived from a count: two people who add at the same time get different ones. */
export function freshId(base: string, taken: readonly string[]): string {
  for (let length = 4; ; length += 1) {
    const drawn = Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => letters[byte % letters.length]).join('');
    const id = `${base}-${drawn}`;
    if (!taken.includes(id)) return id;
  }
}
