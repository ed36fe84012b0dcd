import { checkJourney } from '@sojourn/schema';
import type { Catalog, Contact, Journey, JsonObject } from '@sojourn/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from './compile-template.ts';
import { filterNames } from './filters.ts';

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: { a: { type: 'text' }, b: { type: 'text' }, n: { type: 'number' }, always: { type: 'text', required: true } },
  actions: { send: { input: { type: 'object', properties: { text: { type: 'string' } } } } },
};

/** What the checks say of a template. */
function codesOf(text: string): readonly string[] {
  const journey: Journey = {
    schemaVersion: 1,
    id: 'j',
    name: 'J',
    timezone: 'UTC',
    entry: { triggers: [{ id: 't', type: 'manual' }], reentry: { mode: 'never' }, start: 'send' },
    nodes: { send: { type: 'action', action: 'send', input: { text } } },
  };
  return checkJourney(journey, { catalog }).flatMap(({ code, pointer }) => (pointer.endsWith('/text') ? [code] : []));
}

function rendersFor(text: string, attributes: JsonObject): boolean {
  const template = compileTemplate(text);
  if (!template.ok) return false;
  const contact: Contact = { id: 'c', timezone: 'UTC', attributes: { always: 'x', ...attributes } };
  return template.render({ contact, entry: {}, result: {}, zone: 'UTC' }).ok;
}

/** Contacts with and without each value. */
const everybody: readonly JsonObject[] = [{}, { a: 'A' }].flatMap((one) =>
  [{}, { b: 'x' }].flatMap((other) => [{}, { n: 3 }].map((third) => ({ ...one, ...other, ...third }))),
);

const value = fc.constantFrom('contact.a', 'contact.b', 'contact["a"]', 'contact.n', 'contact.always', "'x'", '3', 'v', 'contact.id');
const filter = fc.constantFrom(
  '',
  '',
  ' | upcase',
  " | append: 'x'",
  " | default: 'y'",
  ' | append: contact.b',
  ' | default: contact.n',
  ' | default: nil',
);
const written = fc.tuple(value, filter).map(([one, behind]) => `{{ ${one}${behind} }}`);
const simple = fc.oneof(
  value,
  fc
    .tuple(value, fc.constantFrom('==', '!=', '>', '<'), fc.constantFrom("'x'", '2', 'nil', 'blank', 'contact.b'))
    .map((parts) => parts.join(' ')),
);
const condition = fc.oneof(
  simple,
  fc.tuple(simple, fc.constantFrom(' and ', ' or '), simple).map((parts) => parts.join('')),
  fc.tuple(simple, fc.constantFrom(' and ', ' or '), simple, fc.constantFrom(' and ', ' or '), simple).map((parts) => parts.join('')),
);
const { template: block } = fc.letrec<{ template: string; part: string }>((tie) => ({
  template: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small' },
    written,
    fc
      .tuple(condition, tie('template'), tie('template'))
      .map(([when, one, other]) => `{% if ${when} %}${one}{% else %}${other}{% endif %}`),
    fc
      .tuple(condition, tie('template'), condition, tie('template'), tie('template'))
      .map(([when, one, next, two, other]) => `{% unless ${when} %}${one}{% elsif ${next} %}${two}{% else %}${other}{% endunless %}`),
    fc
      .tuple(value, tie('template'), tie('template'))
      .map(([on, one, other]) => `{% case ${on} %}{% when 'A', 'x' %}${one}{% else %}${other}{% endcase %}`),
    fc.tuple(tie('template')).map(([one]) => `{% for v in (1..2) %}${one}{{ v }}{{ forloop.index }}{% endfor %}`),
  ),
}));

// Of a name that only one of two ways has written, the checks say nothing; so names are written where every way comes by.
const assigned = fc.tuple(value, filter).map(([one, behind]) => `{% assign v = ${one}${behind} %}`);
const template = fc.array(fc.oneof(assigned, block), { maxLength: 3 }).map((parts) => parts.join(''));

describe('templates that the checks say nothing about', () => {
  it('render for every contact', () => {
    fc.assert(
      fc.property(template, (text) => {
        fc.pre(codesOf(text).length === 0);
        for (const attributes of everybody) expect(rendersFor(text, attributes), `${text} for ${JSON.stringify(attributes)}`).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('are all that can be read', () => {
    const broken = fc
      .tuple(template, fc.nat(), fc.constantFrom('{{', '{%', '}}', '%}', '{% endif %}', '{% x %}', '{{ 1 | x }}', "'"))
      .map(([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice(at % (text.length + 1)));
    const law = (): void =>
      fc.assert(
        fc.property(broken, (text) => {
          // The check may leave something to the engine; it never refuses what the engine reads.
          return !codesOf(text).includes('template_invalid') || !compileTemplate(text).ok;
        }),
        { numRuns: 500 },
      );
    expect(law).not.toThrow();
  });

  it('may use every filter that the engine has, and no other', () => {
    for (const name of [...filterNames, 'sha256', 'map', 'where', 'constructor']) {
      expect(codesOf(`{{ contact.always | ${name} }}`).includes('template_invalid'), name).toBe(!filterNames.includes(name));
    }
  });
});

describe('a template with a token that may be missing', () => {
  it('fails for somebody', () => {
    fc.assert(
      fc.property(written, (text) => {
        fc.pre(codesOf(text).includes('token_without_fallback'));
        expect(everybody.some((attributes) => !rendersFor(text, attributes))).toBe(true);
      }),
    );
  });
});
