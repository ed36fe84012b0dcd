/**
 * Orders texts by Unicode code points: negative, zero or positive. The platform's `<` goes by UTF-16 code units, which puts
 * emoji before some rarer letters.
 */
export function compareText(one: string, other: string): number {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = one.charCodeAt(index) - other.charCodeAt(index);
    if (difference !== 0) return rank(one.charCodeAt(index)) - rank(other.charCodeAt(index));
  }
  return one.length - other.length;
}

/** Surrogates stand for code points above U+FFFF, so they rank behind the units from U+E000 on. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
