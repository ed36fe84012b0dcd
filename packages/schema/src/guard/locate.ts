import { fromPointer } from './pointer.ts';

/** A place in a text, from 1; columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The line and column of each offset, in the order given. One pass over the text. */
export function placesOf(text: string, offsets: readonly number[]): readonly Place[] {
  const order = offsets.map((offset, index) => ({ offset, index })).toSorted((a, b) => a.offset - b.offset);
  const places: Place[] = offsets.map(() => ({ line: 1, column: 1 }));
  let line = 1;
  let lineStart = 0;
  let at = 0;
  for (const { offset, index } of order) {
    for (; at < offset; at++) {
      if (text.charCodeAt(at) !== 10) continue;
      line++;
      lineStart = at + 1;
    }
    places[index] = { line, column: offset - lineStart + 1 };
  }
  return places;
}

/** A pointer to find, and whether its key is meant rather than its value. */
export interface Wanted {
  readonly pointer: string;
  readonly isKey?: boolean;
}

interface Tree {
  readonly children: Map<string, Tree>;
  readonly values: number[];
  readonly keys: number[];
}

/**
 * The offset of each pointer in a JSON text that the guard has let through. What is not in the text is located at the nearest
 * container that is.
 */
export function offsetsOf(text: string, wanted: readonly Wanted[]): readonly number[] {
  const offsets = wanted.map(() => 0);
  walk(text, treeOf(wanted), offsets);
  return offsets;
}

function treeOf(wanted: readonly Wanted[]): Tree {
  const root: Tree = { children: new Map(), values: [], keys: [] };
  for (const [index, { pointer, isKey }] of wanted.entries()) {
    let tree = root;
    for (const part of fromPointer(pointer) ?? []) {
      const child: Tree = tree.children.get(part) ?? { children: new Map(), values: [], keys: [] };
      tree.children.set(part, child);
      tree = child;
    }
    (isKey === true ? tree.keys : tree.values).push(index);
  }
  return root;
}

function walk(text: string, root: Tree, offsets: number[]): void {
  let at = 0;
  const space = (): void => {
    while (' \n\r\t'.includes(text[at] ?? 'x')) at++;
  };
  const skipString = (): string => {
    const start = at++;
    for (; text[at] !== '"'; at++) if (text[at] === '\\') at++;
    at++;
    return text.slice(start, at);
  };
  // Only as deep as the guard allowed. Everything below is first put here, so that what is absent has a place.
  const settle = (tree: Tree, offset: number): void => {
    for (const index of tree.values) offsets[index] = offset;
    for (const index of tree.keys) offsets[index] = offset;
    for (const child of tree.children.values()) settle(child, offset);
  };
  const member = (tree: Tree | undefined, name: string, keyAt: number): void => {
    const child = tree?.children.get(name);
    value(child);
    for (const index of child?.keys ?? []) offsets[index] = keyAt;
  };
  const value = (tree: Tree | undefined): void => {
    space();
    if (tree !== undefined) settle(tree, at);
    const char = text[at];
    if (char === '"') return void skipString();
    if (char !== '{' && char !== '[') {
      while (at < text.length && !',]} \n\r\t'.includes(text[at] ?? '')) at++;
      return;
    }
    at++;
    for (let index = 0; ; index++) {
      space();
      if (text[at] === '}' || text[at] === ']' || at >= text.length) break;
      if (text[at] === ',') at++;
      space();
      const start = at;
      if (char === '[') member(tree, String(index), start);
      else {
        // A key of a text that the guard has let through.
        const name = JSON.parse(skipString()) as string;
        space();
        at++;
        member(tree, name, start);
      }
    }
    at++;
  };
  value(root);
}
