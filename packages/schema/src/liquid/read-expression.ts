/** A place in what a template may read: `contact`, `entry`, `result`, or a name of its own. */
export interface ReadPath {
  readonly root: string;
  /** `undefined` for an index that only rendering knows. */
  readonly steps: readonly (string | undefined)[];
  /** As written. */
  readonly name: string;
}

/** A value, before its filters. `plain` is a literal that is there, `nothing` one that is not. */
export type ReadValue = { readonly kind: 'plain' } | { readonly kind: 'nothing' } | { readonly kind: 'path'; readonly path: ReadPath };

/** A filter and what it is given. */
export interface ReadFilter {
  readonly name: string;
  readonly parameters: readonly ReadValue[];
}

/** A value with its filters. */
export interface Filtered {
  readonly value: ReadValue;
  readonly filters: readonly ReadFilter[];
}

/** What an `if` asks. */
export type ReadCondition =
  | { readonly kind: 'truth'; readonly value: Filtered }
  | { readonly kind: 'compare'; readonly op: string; readonly left: Filtered; readonly right: Filtered }
  | { readonly kind: 'and' | 'or'; readonly left: ReadCondition; readonly right: ReadCondition }
  | { readonly kind: 'not'; readonly inner: ReadCondition };

const literals: Readonly<Record<string, ReadValue['kind'] & ('plain' | 'nothing')>> = {
  true: 'plain',
  false: 'plain',
  nil: 'nothing',
  null: 'nothing',
  empty: 'nothing',
  blank: 'nothing',
};
const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', 'contains']);
const deepest = 50;

/**
 * Reads the expressions of Liquid piece by piece. Each method gives `undefined` where it meets something that it does not know; whoever
 * asks then claims nothing about it.
 */
export class ExpressionReader {
  readonly #pieces: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#pieces = text.match(/"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?(?![\p{L}\p{N}_-])|[\p{L}\p{N}_-]+\??|==|!=|<=|>=|<>|\.\.|\S/gu) ?? [];
  }

  /** Whether everything has been read. */
  get isDone(): boolean {
    return this.#at >= this.#pieces.length;
  }

  /** The next piece, if it is that one. */
  take(piece: string): boolean {
    if (this.#pieces[this.#at] !== piece) return false;
    this.#at += 1;
    return true;
  }

  /** The next piece, whatever it is. */
  next(): string | undefined {
    const piece = this.#pieces[this.#at];
    this.#at += 1;
    return piece;
  }

  filtered(depth = 0): Filtered | undefined {
    const value = this.value(depth);
    if (value === undefined) return undefined;
    const filters: ReadFilter[] = [];
    while (this.take('|')) {
      const name = this.next();
      if (name === undefined) return undefined;
      const parameters = this.#parameters(depth);
      if (parameters === undefined) return undefined;
      filters.push({ name, parameters });
    }
    return { value, filters };
  }

  #parameters(depth: number): readonly ReadValue[] | undefined {
    const parameters: ReadValue[] = [];
    if (!this.take(':')) return parameters;
    do {
      // A named one: its name is followed by a colon.
      if (this.#pieces[this.#at + 1] === ':') this.#at += 2;
      const value = this.value(depth);
      if (value === undefined) return undefined;
      parameters.push(value);
    } while (this.take(','));
    return parameters;
  }

  value(depth = 0): ReadValue | undefined {
    const piece = this.next();
    if (piece === undefined || depth > deepest) return undefined;
    if (/^["'\d]|^-\d/.test(piece)) return { kind: 'plain' };
    if (piece === '(') return this.#range(depth);
    if (!/^[\p{L}\p{N}_-]/u.test(piece)) return undefined;
    const next = this.#pieces[this.#at];
    if (Object.hasOwn(literals, piece) && next !== '.' && next !== '[') return { kind: literals[piece] ?? 'plain' };
    return this.#path(piece, depth);
  }

  /** `(1..5)`: a list that is there. */
  #range(depth: number): ReadValue | undefined {
    const from = this.value(depth + 1);
    if (from === undefined || !this.take('..')) return undefined;
    return this.value(depth + 1) !== undefined && this.take(')') ? { kind: 'plain' } : undefined;
  }

  #path(root: string, depth: number): ReadValue | undefined {
    const steps: (string | undefined)[] = [];
    let name = root;
    for (;;) {
      if (this.take('.')) {
        const step = this.next();
        if (step === undefined) return undefined;
        steps.push(step);
        name += `.${step}`;
      } else if (this.take('[')) {
        const step = this.#pieces[this.#at];
        if (this.value(depth + 1) === undefined || step === undefined || !this.take(']')) return undefined;
        steps.push(/^["']/.test(step) ? step.slice(1, -1) : /^-?\d+$/.test(step) ? step : undefined);
        name += `[${step}]`;
      } else return { kind: 'path', path: { root, steps, name } };
    }
  }

  /** `and` and `or` bind to the right, as they stand: `a and b or c` is `a and (b or c)`. */
  condition(depth = 0): ReadCondition | undefined {
    if (depth > deepest) return undefined;
    const left = this.#comparison(depth);
    if (left === undefined || this.isDone) return left;
    const kind = this.take('and') ? 'and' : this.take('or') ? 'or' : undefined;
    if (kind === undefined) return undefined;
    const right = this.condition(depth + 1);
    return right === undefined ? undefined : { kind, left, right };
  }

  #comparison(depth: number): ReadCondition | undefined {
    if (this.take('not')) {
      const inner = this.#comparison(depth + 1);
      return inner === undefined ? undefined : { kind: 'not', inner };
    }
    const left = this.filtered(depth);
    if (left === undefined) return undefined;
    const op = this.#pieces[this.#at];
    if (op === undefined || !comparisons.has(op)) return { kind: 'truth', value: left };
    this.#at += 1;
    const right = this.filtered(depth);
    return right === undefined ? undefined : { kind: 'compare', op, left, right };
  }
}
