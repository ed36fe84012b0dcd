/** A value of a JSON text and where it stands. */
export interface Laid {
  readonly start: number;
  readonly end: number;
  /** Of an object by key, of a list by index; of anything else nothing. */
  readonly members: ReadonlyMap<string, Laid>;
}

/** Finds where each value of a JSON text stands. The text must be JSON: it has been parsed before. */
export function layoutOf(text: string): Laid {
  return valueAt(text, skip(text, 0));
}

function valueAt(text: string, start: number): Laid {
  const first = text[start];
  if (first === '{') return containerAt(text, start, true);
  if (first === '[') return containerAt(text, start, false);
  const end = first === '"' ? endOfText(text, start) : endOfWord(text, start);
  return { start, end, members: new Map() };
}

function containerAt(text: string, start: number, isObject: boolean): Laid {
  const members = new Map<string, Laid>();
  let at = skip(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index += 1) {
    let key = String(index);
    if (isObject) {
      const end = endOfText(text, at);
      key = String(JSON.parse(text.slice(at, end)));
      at = skip(text, skip(text, end) + 1);
    }
    const member = valueAt(text, at);
    members.set(key, member);
    at = skip(text, member.end);
    if (text[at] === ',') at = skip(text, at + 1);
  }
  return { start, end: at + 1, members };
}

function skip(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r\uFEFF'.includes(text[at] ?? '')) at += 1;
  return at;
}

function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !',]} \t\n\r'.includes(text[at] ?? '')) at += 1;
  return at;
}
