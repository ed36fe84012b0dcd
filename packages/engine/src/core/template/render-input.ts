import type { JsonObject, JsonValue } from '@sojourn/schema';
import { compileTemplate, isTemplate } from './compile-template.ts';
import type { TemplateScope } from './compile-template.ts';

/** What became of an input: every text in it rendered, or one of them failed. */
export type RenderedInput = { readonly ok: true; readonly input: JsonObject } | { readonly ok: false; readonly code: 'render_failed' };

/** Renders an input, any number of times. */
export type InputRenderer = (scope: TemplateScope) => RenderedInput;

type Part = (scope: TemplateScope) => JsonValue | undefined;

/**
 * Reads the templates of an action's input once. Each text with `{{` or `{%` is one, at any depth; keys and other values are
 * taken as they are. One that cannot be read, or has a token that cannot be resolved without a fallback, fails the whole input.
 */
export function compileInput(input: JsonObject): InputRenderer {
  if (isConstant(input)) {
    // Handed to whoever performs it, who may change what it is given.
    const isFlat = Object.values(input).every((value) => typeof value !== 'object' || value === null);
    return () => ({ ok: true, input: isFlat ? { ...input } : structuredCopy(input) });
  }
  const part = compileObject(input);
  return (scope) => {
    const rendered = part(scope);
    return rendered === undefined ? { ok: false, code: 'render_failed' } : { ok: true, input: rendered };
  };
}

function isConstant(value: JsonValue): boolean {
  if (typeof value === 'string') return !isTemplate(value);
  if (typeof value !== 'object' || value === null) return true;
  return isList(value) ? value.every(isConstant) : Object.values(value).every(isConstant);
}

function structuredCopy(input: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, copyOf(value)]));
}

function copyOf(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  return isList(value) ? value.map(copyOf) : structuredCopy(value);
}

/** `compileInput`, and its answer for one scope. */
export function renderInput(input: JsonObject, scope: TemplateScope): RenderedInput {
  return compileInput(input)(scope);
}

function compilePart(value: JsonValue): Part {
  if (typeof value === 'string') return compileText(value);
  if (typeof value !== 'object' || value === null) return () => value;
  return isList(value) ? compileList(value) : compileObject(value);
}

function compileText(text: string): Part {
  if (!isTemplate(text)) return () => text;
  const template = compileTemplate(text);
  if (!template.ok) return () => undefined;
  return (scope) => {
    const rendered = template.render(scope);
    return rendered.ok ? rendered.text : undefined;
  };
}

function compileList(items: readonly JsonValue[]): Part {
  const parts = items.map((item) => compilePart(item));
  return (scope) => {
    const rendered = parts.map((part) => part(scope));
    return rendered.every((item) => item !== undefined) ? rendered : undefined;
  };
}

function compileObject(input: JsonObject): (scope: TemplateScope) => JsonObject | undefined {
  const parts = Object.entries(input).map(([key, value]) => [key, compilePart(value)] as const);
  return (scope) => {
    const rendered: [string, JsonValue][] = [];
    for (const [key, part] of parts) {
      const value = part(scope);
      if (value === undefined) return undefined;
      rendered.push([key, value]);
    }
    // Not by assignment, which would take a key `__proto__` for the prototype.
    return Object.fromEntries(rendered);
  };
}

// The platform's own test does not narrow readonly lists.
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
