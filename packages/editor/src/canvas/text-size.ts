/** Width of a text in px, in a weight and size of the editor's font. */
export type TextMeasure = (text: string, weight: 400 | 500 | 600, size: 12 | 13) => number;

const textWidth = 198;

/** Near enough where no font can be asked: on a server, or before the first paint. */
export const estimateText: TextMeasure = (text, weight, size) => {
  let units = 0;
  for (const letter of text) units += letterUnits(letter);
  return units * size * (weight === 600 ? 0.61 : 0.56);
};

/** Asks the browser, in the font that an element has. Each text is measured once. */
export function measureTextLike(element: Element): TextMeasure {
  const pen = element.ownerDocument.createElement('canvas').getContext('2d');
  if (pen === null) return estimateText;
  const known = new Map<string, number>();
  const { fontFamily } = getComputedStyle(element);
  return (text, weight, size) => {
    const font = `${weight} ${size}px ${fontFamily}`;
    const key = `${font} ${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    pen.font = font;
    const { width } = pen.measureText(text);
    known.set(key, width);
    return width;
  };
}

/** The height of a card from the table: 56, 80 or 104 px for two, three or four lines. */
export function cardHeight(title: string, summary: string, measure: TextMeasure): 56 | 80 | 104 {
  const lines = linesOf(title, (text) => measure(text, 600, 13)) + linesOf(summary, (text) => measure(text, 400, 12));
  return lines <= 2 ? 56 : lines === 3 ? 80 : 104;
}

/** Width of an outlet's pill, its padding included. */
export function pillWidth(text: string, measure: TextMeasure): number {
  return Math.min(200, Math.ceil(measure(text, 500, 12)) + 22);
}

/** One line or two, as words wrap; the card clips a third. */
function linesOf(text: string, width: (text: string) => number): 0 | 1 | 2 {
  if (text === '') return 0;
  return width(text) <= textWidth ? 1 : 2;
}

function letterUnits(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  // Wide scripts take two places, capitals a bit more than one, thin letters about half.
  if (code >= 0x2e80) return 2;
  if ("iljtf.,:;|!'()[] “”".includes(letter)) return 0.6;
  return letter !== letter.toLowerCase() || 'mwMW%@'.includes(letter) ? 1.25 : 1;
}
