import { ExpressionReader } from './read-expression.ts';
import type { Filtered, ReadCondition, ReadPath, ReadValue } from './read-expression.ts';
import { templateFilters } from './template-filters.ts';
import { templateParts, templateTags } from './template-parts.ts';
import type { TemplateFault, TemplatePart } from './template-parts.ts';

/** Values of which one at least must be there, or the text is not rendered: a token, and what stands by as its fallback. */
export type Need = readonly [ReadPath, ...ReadPath[]];

/** What a template needs, or why nobody can read it. */
export type TemplateNeeds = { readonly ok: true; readonly needs: readonly Need[] } | { readonly ok: false; readonly fault: TemplateFault };

/** What is known at a place of a template. */
interface Known {
  /** Paths that are there, because the text asked. */
  readonly present: Set<string>;
  /** Names of its own, and what they need; `undefined` for those that are there, or of which nobody can say. */
  readonly locals: Map<string, Need | undefined>;
}

const roots: ReadonlySet<string> = new Set(['contact', 'entry', 'result']);
const ends: Readonly<Record<string, readonly string[]>> = {
  if: ['elsif', 'else', 'endif'],
  unless: ['elsif', 'else', 'endunless'],
  case: ['when', 'else', 'endcase'],
  for: ['else', 'endfor'],
};
const deepestBlock = 50;

/**
 * Reads what a Liquid template needs, with the meaning that the engine's own templates have: a missing value passes through filters, a
 * `default` replaces it, written out or given to a filter it fails the whole text. What an `if`, `unless`, `case` or `for` has asked
 * for is there inside of it. Silent about what it does not understand.
 */
export function templateNeeds(text: string): TemplateNeeds {
  const parts = templateParts(text);
  if ('fault' in parts) return { ok: false, fault: parts };
  const walk = new TemplateWalk(parts);
  walk.block([], { present: new Set(), locals: new Map() }, 0);
  return walk.fault === undefined ? { ok: true, needs: walk.needs } : { ok: false, fault: walk.fault };
}

class TemplateWalk {
  readonly needs: Need[] = [];
  fault: TemplateFault | undefined;
  readonly #parts: readonly TemplatePart[];
  #at = 0;

  constructor(parts: readonly TemplatePart[]) {
    this.#parts = parts;
  }

  /** Walks up to the first of these tags, and gives it back. */
  block(until: readonly string[], known: Known, depth: number): TemplatePart | undefined {
    while (this.#at < this.#parts.length && this.fault === undefined) {
      const part = this.#parts[this.#at];
      this.#at += 1;
      if (part === undefined) break;
      if (part.kind === 'output') this.#write(part.body, known);
      else if (until.includes(part.name)) return part;
      else this.#tag(part, known, depth);
    }
    return undefined;
  }

  #tag(part: TemplatePart, known: Known, depth: number): void {
    const { name } = part;
    if (!templateTags.includes(name)) this.#fail('tag', name);
    else if (name === 'assign') this.#assign(part.body, known);
    else if (name === 'for') this.#loop(part, known, depth);
    else if (Object.hasOwn(ends, name)) this.#choice(part, known, depth);
  }

  #fail(fault: TemplateFault['fault'], text: string): void {
    this.fault ??= { fault, text };
  }

  #write(body: string, known: Known): void {
    const value = this.#filtered(new ExpressionReader(body), known);
    if (value !== undefined) this.needs.push(value);
  }

  #assign(body: string, known: Known): void {
    const reader = new ExpressionReader(body);
    const name = reader.next() ?? '';
    for (const key of known.present) if (key.startsWith(JSON.stringify([name]).slice(0, -1))) known.present.delete(key);
    known.locals.set(name, reader.take('=') ? this.#filtered(reader, known) : undefined);
  }

  /** `if`, `unless` and `case`: each of their ways knows what was asked before it. */
  #choice(part: TemplatePart, known: Known, depth: number): void {
    const { name } = part;
    const stops = ends[name] ?? [];
    const subject = name === 'case' ? this.#read(part.body, known) : undefined;
    let asked: (Asked | undefined)[] = name === 'case' ? [] : [asking(part.body, name !== 'unless')];
    const before = new Map(known.locals);
    let way: TemplatePart | undefined = part;
    while (way !== undefined && this.fault === undefined) {
      const last = asked.at(-1);
      const present = new Set(known.present);
      // Nothing is written between `case` and its first `when`.
      for (const one of asked.slice(0, way.name === 'else' ? undefined : -1)) learn(one, false, present);
      if (way.name !== 'else') learn(last, true, present);
      if (way.name === 'when' && subject !== undefined && isPlainList(way.body)) present.add(keyOf(subject));
      const inside: Known = { present, locals: new Map(before) };
      const stop = depth < deepestBlock ? this.block(stops, inside, depth + 1) : undefined;
      forget(known.locals, before, inside.locals);
      if (stop === undefined) this.#fail('block', name);
      if (stop?.name === 'elsif') asked = [...asked, asking(stop.body, true)];
      way = stop?.name.startsWith('end') === true ? undefined : stop;
    }
  }

  #loop(part: TemplatePart, known: Known, depth: number): void {
    const reader = new ExpressionReader(part.body);
    const item = reader.next() ?? '';
    const list = reader.take('in') ? reader.value() : undefined;
    const before = new Map(known.locals);
    const inside: Known = { present: new Set(known.present), locals: new Map(before) };
    inside.locals.set(item, undefined).set('forloop', undefined);
    if (list?.kind === 'path') inside.present.add(keyOf(list.path));
    let stop = depth < deepestBlock ? this.block(ends['for'] ?? [], inside, depth + 1) : undefined;
    forget(known.locals, before, inside.locals);
    if (stop?.name === 'else') {
      const otherwise: Known = { present: new Set(known.present), locals: new Map(before) };
      stop = this.block(['endfor'], otherwise, depth + 1);
      forget(known.locals, before, otherwise.locals);
    }
    if (stop === undefined) this.#fail('block', 'for');
    // Its own names end with it.
    for (const name of [item, 'forloop']) if (!before.has(name)) known.locals.delete(name);
  }

  #read(body: string, known: Known): ReadPath | undefined {
    const value = new ExpressionReader(body).value();
    return value?.kind === 'path' && roots.has(value.path.root) && !known.locals.has(value.path.root) ? value.path : undefined;
  }

  /** What a value needs once it has gone through its filters. */
  #filtered(reader: ExpressionReader, known: Known): Need | undefined {
    const read = reader.filtered();
    if (read === undefined || !reader.isDone) return undefined;
    let need = needOf(read.value, known);
    for (const { name, parameters } of read.filters) {
      if (!templateFilters.includes(name)) this.#fail('filter', name);
      if (name === 'default') need = withFallback(need, parameters[0], known);
      else for (const parameter of parameters) this.needs.push(...asList(needOf(parameter, known)));
    }
    return need;
  }
}

function asList(need: Need | undefined): readonly Need[] {
  return need === undefined ? [] : [need];
}

function withFallback(need: Need | undefined, fallback: ReadValue | undefined, known: Known): Need | undefined {
  if (need === undefined || fallback === undefined || fallback.kind === 'nothing') return need;
  const other = needOf(fallback, known);
  return other === undefined ? undefined : [...need, ...other];
}

function needOf(value: ReadValue, { present, locals }: Known): Need | undefined {
  if (value.kind !== 'path') return undefined;
  const { path } = value;
  const { root, steps } = path;
  // What has a size is there.
  const measured = steps.at(-1) === 'size' && present.has(keyOf({ ...path, steps: steps.slice(0, -1) }));
  if (measured || present.has(keyOf(path))) return undefined;
  if (locals.has(root)) {
    const need = steps.length === 0 ? locals.get(root) : undefined;
    return need?.some((one) => present.has(keyOf(one))) === true ? undefined : need;
  }
  if (steps.includes(undefined) || (steps.length === 0 && roots.has(root))) return undefined;
  return [path];
}

function keyOf({ root, steps }: ReadPath): string {
  return JSON.stringify([root, ...steps]);
}

/** A condition, and whether its coming true leads into the way behind it. */
interface Asked {
  readonly condition: ReadCondition;
  readonly holds: boolean;
}

function asking(body: string, holds: boolean): Asked | undefined {
  const reader = new ExpressionReader(body);
  const condition = reader.condition();
  return condition === undefined || !reader.isDone ? undefined : { condition, holds };
}

function learn(asked: Asked | undefined, taken: boolean, present: Set<string>): void {
  if (asked === undefined) return;
  for (const key of presentIn(asked.condition, asked.holds === taken)) present.add(key);
}

/** What is there for certain if a condition comes out that way. */
function presentIn(condition: ReadCondition, holds: boolean): ReadonlySet<string> {
  if (condition.kind === 'not') return presentIn(condition.inner, !holds);
  if (condition.kind === 'truth') return holds ? keysOf(condition.value) : new Set();
  if (condition.kind === 'compare') return comparedIn(condition, holds);
  const [left, right] = [presentIn(condition.left, holds), presentIn(condition.right, holds)];
  const both = (condition.kind === 'and') === holds;
  return new Set(both ? [...left, ...right] : [...left].filter((key) => right.has(key)));
}

function comparedIn({ op, left, right }: Extract<ReadCondition, { readonly kind: 'compare' }>, holds: boolean): ReadonlySet<string> {
  if (right.filters.length > 0 || right.value.kind === 'path') return new Set();
  // Missing equals `nil` and `blank`, and no literal that is there; it is neither greater nor less than anything.
  const differs = right.value.kind === 'nothing';
  const isEqual = op === '!=' ? !holds : holds;
  if (op === '==' || op === '!=') return isEqual === differs ? new Set() : keysOf(left);
  return holds ? keysOf(left) : new Set();
}

function keysOf({ value, filters }: Filtered): ReadonlySet<string> {
  return new Set(value.kind === 'path' && filters.length === 0 ? [keyOf(value.path)] : []);
}

/** Whether a `when` names literals that are there, and nothing else. */
function isPlainList(body: string): boolean {
  const reader = new ExpressionReader(body);
  do if (reader.value()?.kind !== 'plain') return false;
  while (reader.take(',') || reader.take('or'));
  return reader.isDone;
}

/** Of a name that one of the ways has written, nobody can say what it is behind them. */
function forget(outside: Map<string, Need | undefined>, before: ReadonlyMap<string, unknown>, inside: Known['locals']): void {
  for (const [name, need] of inside) if (!before.has(name) || before.get(name) !== need) outside.set(name, undefined);
}
