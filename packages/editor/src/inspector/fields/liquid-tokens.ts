/** A stretch of a template: plain text, or a token that a value takes the place of. */
export type TemplatePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'token'; readonly text: string; readonly path: string; readonly fallback: string | undefined };

const token = /\{\{-?\s*([A-Za-z_][\w.-]*(?:\[(?:'[^'{}]*'|"[^"{}]*")\])?)\s*(?:\|\s*default:\s*(?:'([^'{}]*)'|"([^"{}]*)")\s*)?-?\}\}/gu;

/** The parts of a template in order; joined, their texts are the template again. What is no plain token stays text. */
export function readTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of template.matchAll(token)) {
    if (match.index > from) parts.push({ type: 'text', text: template.slice(from, match.index) });
    parts.push({ type: 'token', text: match[0], path: match[1] ?? '', fallback: match[2] ?? match[3] });
    from = match.index + match[0].length;
  }
  if (from < template.length) parts.push({ type: 'text', text: template.slice(from) });
  return parts;
}

/** A token as Liquid, with what stands in for a missing value. A fallback holds no braces; quotes are chosen to fit. */
export function writeToken(path: string, fallback: string | undefined): string {
  if (fallback === undefined) return `{{ ${path} }}`;
  const plain = fallback.replace(/[{}]/g, '');
  const quote = plain.includes("'") ? '"' : "'";
  return `{{ ${path} | default: ${quote}${quote === '"' ? plain.replaceAll('"', '”') : plain}${quote} }}`;
}

/** The template with another fallback for the token at an index of `readTemplate`. */
export function withFallback(template: string, index: number, fallback: string | undefined): string {
  return readTemplate(template)
    .map((part, at) => (at === index && part.type === 'token' ? writeToken(part.path, fallback) : part.text))
    .join('');
}
