import type { Contact, JsonObject, JsonValue, TimeZone } from '@sojourn/schema';
import { isTimeZone } from '@sojourn/schema';
import { toValueSync } from 'liquidjs';
import type { Liquid } from 'liquidjs';
import { createLiquid } from './create-liquid.ts';
import { TemplateContext } from './template-context.ts';
import { BoundedOutput, deepestNesting, longestTemplate } from './template-limits.ts';

/** What a template may read. */
export interface TemplateScope {
  /** Read as `contact`: id, timezone and the attributes by name, on one level. */
  readonly contact: Contact;
  /** The trigger event's data. */
  readonly entry: JsonValue | undefined;
  /** What nodes gave, by node id. */
  readonly result: JsonObject;
  /** The zone that `date` writes in. */
  readonly zone: TimeZone;
}

/** What became of a template. */
export type Rendered = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: 'render_failed' };

/** A template that was read, or the statement that it cannot be. */
export type CompiledTemplate =
  | { readonly ok: true; readonly render: (scope: TemplateScope) => Rendered }
  | { readonly ok: false; readonly code: 'template_invalid' };

const failed: Rendered = { ok: false, code: 'render_failed' };

// The language itself: built once, never changed, and without memory of what it read or wrote.
const liquid: Liquid = createLiquid();

/** Whether a text is a template at all. Others are taken as they are. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/**
 * Reads a Liquid template.
 *
 * Locked down: own fields of the scope only, no files or partials, no clock; tags and filters from a list. It ends after a fixed
 * number of steps, and the same scope always gives the same text. Never throws.
 */
export function compileTemplate(text: string): CompiledTemplate {
  if (text.length > longestTemplate || isTooDeep(text)) return { ok: false, code: 'template_invalid' };
  try {
    const templates = liquid.parse(text);
    return { ok: true, render: (scope) => render(templates, scope) };
  } catch {
    return { ok: false, code: 'template_invalid' };
  }
}

function render(templates: ReturnType<Liquid['parse']>, scope: TemplateScope): Rendered {
  try {
    const context = new TemplateContext(liquid, dataOf(scope), isTimeZone(scope.zone) ? scope.zone : 'UTC');
    const output = new BoundedOutput();
    toValueSync(liquid.renderer.renderTemplates(templates, context, output));
    return { ok: true, text: output.buffer };
  } catch {
    // Whatever went wrong holds contact data in its message, so it stays here.
    return failed;
  }
}

function dataOf({ contact, entry, result }: TemplateScope): object {
  const named: [string, unknown][] = [...Object.entries(contact.attributes ?? {}), ['id', contact.id], ['timezone', contact.timezone]];
  // An object, and one that inherits nothing.
  return Object.assign(Object.create(null) as object, { contact: Object.fromEntries(named), entry, result });
}

/** Blocks and brackets are read by recursion, so their depth is bounded before, and not by the stack of the machine. */
function isTooDeep(text: string): boolean {
  let blocks = 0;
  for (const [delimited] of text.matchAll(/\{\{[^}]*\}?|\{%[^%]*/g)) {
    const opens = /^\{%-?\s*(end)?(?:if|unless|for|case)\b/.exec(delimited);
    if (opens !== null) blocks = Math.max(0, blocks + (opens[1] === undefined ? 1 : -1));
    if (blocks > deepestNesting || brackets(delimited) > deepestNesting) return true;
  }
  return false;
}

function brackets(text: string): number {
  return text.split('[').length - 1;
}
