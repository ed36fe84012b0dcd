/** A text on one line: line breaks, control characters and what turns the direction of text are spaces. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** A text that Markdown shows as it is: no markup, link, image, HTML or list of its own. */
export function escapeMarkdown(text: string): string {
  return (
    oneLine(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
      .replaceAll(/^(\s*)([-=:])/g, '$1\\$2')
      .replaceAll(/^(\s*\d+)([.)])/g, '$1\\$2')
      // Renderers make links of bare addresses.
      .replaceAll(/(https?|ftp|mailto):/gi, '$1&#58;')
      .replaceAll(/(www)\./gi, '$1&#46;')
      .replaceAll('@', '&#64;')
  );
}

/**
 * A text inside a quoted Mermaid label. Everything but letters, digits, spaces and a few marks is written as a character number, so that no
 * text can end the label, begin a directive, or be read as Markdown or HTML.
 */
export function escapeMermaid(text: string): string {
  return Array.from(oneLine(text), (sign) =>
    /[\p{L}\p{M}\p{N} ,:?!()“”„’…→–]/u.test(sign) ? sign : `#${sign.codePointAt(0) ?? 32};`,
  ).join('');
}
