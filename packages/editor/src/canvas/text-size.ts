const titleUnit = 6.9;
const summaryUnit = 6.1;
const textWidth = 198;

/** Width of a text, in px, near enough to choose a height; the card clips what is longer. No font is measured, so servers agree. */
export function textWidthOf(text: string, unit: number): number {
  let units = 0;
  for (const letter of text) units += letterUnits(letter);
  return units * unit;
}

/** The height of a card from the table: 56, 80 or 104 px for two, three or four lines. */
export function cardHeight(title: string, summary: string): 56 | 80 | 104 {
  const lines = linesOf(title, titleUnit) + linesOf(summary, summaryUnit);
  return lines <= 2 ? 56 : lines === 3 ? 80 : 104;
}

/** Width of an outlet's pill, its padding included. */
export function pillWidth(text: string): number {
  return Math.min(200, Math.round(textWidthOf(text, 6.3)) + 24);
}

function linesOf(text: string, unit: number): number {
  return text === '' ? 0 : Math.min(2, Math.ceil(textWidthOf(text, unit) / textWidth));
}

function letterUnits(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  // Wide scripts take two places, capitals a bit more than one, thin letters about half.
  if (code >= 0x2e80) return 2;
  if ('iljtf.,:;|!\'()[] “”'.includes(letter)) return 0.6;
  return letter !== letter.toLowerCase() || 'mwMW%@'.includes(letter) ? 1.25 : 1;
}
