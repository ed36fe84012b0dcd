/** A stretch of a pattern: words, or the place of an operand. */
export type PatternPart = { readonly type: 'words'; readonly text: string } | { readonly type: 'left' } | { readonly type: 'right' };

/** Splits a filled-in pattern such as "{left} is over {right}" at its places; every language orders them as it needs. */
export function patternParts(pattern: string): readonly PatternPart[] {
  return pattern.split(/(\{left\}|\{right\})/u).flatMap((text): readonly PatternPart[] => {
    if (text === '{left}') return [{ type: 'left' }];
    if (text === '{right}') return [{ type: 'right' }];
    return text.trim() === '' ? [] : [{ type: 'words', text: text.trim() }];
  });
}

/** The words of a pattern alone, as they stand in a list of operators. */
export function patternWords(pattern: string): string {
  return patternParts(pattern)
    .map((part) => (part.type === 'words' ? part.text : part.type === 'right' ? '…' : ''))
    .join(' ')
    .trim()
    .replace(/\s*…$/u, '');
}
