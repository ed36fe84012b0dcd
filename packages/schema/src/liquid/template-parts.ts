/** A piece of a template: what is between two braces, or between a brace and a percent sign. Plain text is left out. */
export interface TemplatePart {
  readonly kind: 'output' | 'tag';
  /** Of a tag its name, `#` for a remark. */
  readonly name: string;
  /** What stands behind the name, or the whole of an output. */
  readonly body: string;
}

/** Why a template cannot be read. */
export interface TemplateFault {
  readonly fault: 'unclosed' | 'tag' | 'filter' | 'block';
  /** The piece that is wrong, as written. */
  readonly text: string;
}

/** Tags that a template may use; the engine knows no others. */
export const templateTags: readonly string[] = ['assign', 'break', 'case', 'comment', '#', 'continue', 'for', 'if', 'raw', 'unless'];

const verbatim: ReadonlySet<string> = new Set(['raw', 'comment']);
const shown = 40;

/** Takes a template apart. What stands inside `raw` and `comment` is text. */
export function templateParts(text: string): readonly TemplatePart[] | TemplateFault {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (;;) {
    const start = nextStart(text, at);
    if (start < 0) return parts;
    const isOutput = text[start + 1] === '{';
    const end = isOutput ? endOfOutput(text, start + 2) : text.indexOf('%}', start + 2);
    if (end < 0) return { fault: 'unclosed', text: text.slice(start + 2, start + shown).trim() };
    const body = text
      .slice(start + 2, end)
      .replace(/^-/, '')
      .replace(/-$/, '');
    at = end + 2;
    if (isOutput) {
      parts.push({ kind: 'output', name: '', body });
      continue;
    }
    const [, name = '', rest = ''] = /^\s*(#|[\p{L}\p{N}_-]*)([^]*)$/u.exec(body) ?? [];
    if (!verbatim.has(name)) {
      parts.push({ kind: 'tag', name, body: rest });
      continue;
    }
    const close = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g');
    close.lastIndex = at;
    const closed = close.exec(text);
    if (closed === null) return { fault: 'block', text: name };
    at = close.lastIndex;
  }
}

function nextStart(text: string, from: number): number {
  const output = text.indexOf('{{', from);
  const tag = text.indexOf('{%', from);
  return output < 0 || tag < 0 ? Math.max(output, tag) : Math.min(output, tag);
}

/** Braces inside quotes do not close. */
function endOfOutput(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '}' && text[at + 1] === '}') return at;
  }
  return -1;
}
