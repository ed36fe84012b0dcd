import type { ReadText } from './use-draft-text.ts';

/** Reads a number as people type it; a comma counts as a decimal point, an empty text as no value. */
export function readNumber(text: string): ReadText<number> {
  const trimmed = text.trim().replace(/^−/, '-').replace(',', '.');
  if (trimmed === '') return { value: undefined };
  return /^-?(\d+\.?\d*|\.\d+)$/.test(trimmed) ? { value: Number(trimmed) } : undefined;
}
