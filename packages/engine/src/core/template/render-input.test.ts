import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@sojourn/schema';
import { compileTemplate } from './compile-template.ts';
import type { TemplateScope } from './compile-template.ts';
import { renderInput } from './render-input.ts';

const scope: TemplateScope = {
  contact: {
    id: 'c1',
    timezone: 'Europe/Stockholm',
    attributes: {
      firstName: 'Åsa',
      orders: 3,
      isVip: true,
      interests: ['tea', 'cake'],
      nothing: null,
      id: 'not the id',
      empty: '',
      bornOn: '1990-02-05',
    },
    consent: { email: 'subscribed' },
    tags: ['secret'],
  },
  entry: {
    total: 140.5,
    items: [
      { name: 'Cup', price: 9 },
      { name: 'Pot', price: 30 },
    ],
    at: '2026-03-29T00:30:15.250Z',
    'odd key': 1,
  },
  result: { ask: { answer: 'yes' } },
  zone: 'Europe/Stockholm',
};

const text = (template: string, more: Partial<TemplateScope> = {}): string => {
  const rendered = renderInput({ text: template }, { ...scope, ...more });
  if (!rendered.ok) return rendered.code;
  const written = rendered.input['text'];
  return typeof written === 'string' ? written : JSON.stringify(written);
};

describe('a template', () => {
  it.each([
    ['Hello {{ contact.firstName }}', 'Hello Åsa'],
    ['{{ contact.id }} in {{ contact.timezone }}', 'c1 in Europe/Stockholm'],
    ['{{ entry.total }}', '140.5'],
    ['{{ entry.items[1].name }} {{ entry.items.first.price }} {{ entry.items.size }}', 'Pot 9 2'],
    ["{{ entry['odd key'] }}", '1'],
    ['{{ result.ask.answer | upcase }}', 'YES'],
    [
      '{% for item in entry.items %}{{ forloop.index }} {{ item.name }}{% unless forloop.last %}, {% endunless %}{% endfor %}',
      '1 Cup, 2 Pot',
    ],
    ['{% assign sum = 0 %}{% for item in entry.items %}{% assign sum = sum | plus: item.price %}{% endfor %}{{ sum }}', '39'],
    ['{% if contact.orders > 2 and contact.isVip %}a{% else %}b{% endif %}', 'a'],
    ['{% if contact.unknown %}a{% else %}b{% endif %}', 'b'],
    [
      '{% if contact.unknown == nil %}a{% endif %}{% if contact.unknown == blank %}b{% endif %}{% if contact.unknown > 1 %}c{% endif %}',
      'ab',
    ],
    ['{% case contact.orders %}{% when 1 %}one{% when 2, 3 %}few{% else %}many{% endcase %}', 'few'],
    ['{% for i in (1..5) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}', '13'],
    ['{% for x in contact.unknown %}x{% else %}none{% endfor %}', 'none'],
    ['{% raw %}{{ contact.firstName }}{% endraw %}{% comment %}{{ nothing }}{% endcomment %}', '{{ contact.firstName }}'],
    ["{{ contact.interests | join: ' & ' }} {{ contact.interests | size }} {{ contact.interests }}", 'tea & cake 2 teacake'],
    ["{{ ' a b ' | strip | replace: ' ', '-' | append: '!' }}", 'a-b!'],
    ["{{ 'a long story' | truncate: 7 }} {{ 7 | divided_by: 2.0 | round }} {{ 7 | modulo: 4 | times: 2 }}", 'a lo... 4 6'],
    ["{{ '<b>' | escape }} {{ 'a&b c' | url_encode }}", '&lt;b&gt; a%26b+c'],
    ['{{ entry.items | json }}', '[{"name":"Cup","price":9},{"name":"Pot","price":30}]'],
  ])('%s', (template, expected) => {
    expect(text(template)).toBe(expected);
  });

  it.each([
    ["{{ contact.unknown | default: 'Hello' }}", 'Hello'],
    ["{{ contact.nothing | default: 'Hello' }}", 'Hello'],
    ["{{ contact.empty | default: 'Hello' }}", 'Hello'],
    ["{{ contact.unknown | upcase | capitalize | default: 'there' }}", 'there'],
    ["{{ entry.a.b.c | default: 'x' }}", 'x'],
    ['{{ contact.unknown | default: contact.firstName }}', 'Åsa'],
    ["{{ contact.unknown | date: '%Y' | default: 'soon' }}", 'soon'],
    ['{{ false | default: 1, allow_false: true }}', 'false'],
    ['{{ contact.unknown | default: 0 | plus: 1 }}', '1'],
  ])('falls back: %s', (template, expected) => {
    expect(text(template)).toBe(expected);
  });

  it.each(
    [
      [
        '{{ contact.unknown }}',
        '{{ contact.nothing }}',
        '{{ unknown }}',
        '{{ entry.items[7].name }}',
        '{{ result.never.sent }}',
        '{{ contact.unknown | upcase }}',
      ],
      [
        '{{ contact.unknown | default: contact.unknown }}',
        '{% assign x = contact.unknown %}{{ x }}',
        '{{ contact.firstName | append: contact.unknown }}',
      ],
      [
        '{{ contact }}',
        '{{ entry.items }}',
        '{{ entry.items | first }}',
        '{{ contact.firstName.length }}',
        '{{ contact.interests.length }}',
        '{{ 1 | divided_by: 0 }}',
      ],
    ].flat(),
  )('withholds what cannot be resolved: %s', (template) => {
    expect(text(template)).toBe('render_failed');
  });

  it.each([
    ["{{ entry.at | date: '%Y-%m-%d %H:%M:%S.%L %z' }}", '2026-03-29 01:30:15.250 +0100'],
    ["{{ entry.at | date: '%A %-d %B %Y, %l:%M %P', 'America/New_York' }}", 'Saturday 28 March 2026,  8:30 pm'],
    ["{{ contact.bornOn | date: '%-d/%-m/%y %j %a %b %^b %e %%' }}", '5/2/90 036 Mon Feb FEB  5 %'],
    ["{{ contact.bornOn | date: '%F %T %R %D %u %w %s %Q' }}", '1990-02-05 00:00:00 00:00 02/05/90 1 1 634176000 %Q'],
    ["{{ '2026-03-29T01:30:00Z' | date: '%H:%M %I%p' }}", '03:30 03AM'],
  ])('writes dates in the zone it is given: %s', (template, expected) => {
    expect(text(template)).toBe(expected);
  });

  it.each([
    "{{ 'now' | date: '%Y' }}",
    "{{ 'today' | date: '%Y' }}",
    "{{ 1740000000 | date: '%Y' }}",
    "{{ entry.at | date: '%Y', 'Mars/Olympus' }}",
    "{{ '29 March 2026' | date: '%Y' }}",
  ])('reads neither the clock nor a guess: %s', (template) => {
    expect(text(template)).toBe('render_failed');
  });
});

describe('a hostile template', () => {
  it.each(
    [
      [
        "{% include 'secret' %}",
        "{% render 'secret' %}",
        "{% layout 'secret' %}",
        '{% increment x %}',
        '{% capture x %}a{% endcapture %}',
        '{% tablerow x in y %}{% endtablerow %}',
        '{% liquid echo 1 %}',
      ],
      [
        '{% constructor %}',
        '{{ 1 | constructor }}',
        '{{ 1 | where: 1 }}',
        '{{ 1 | map: "x" }}',
        '{{ "a" | sha256 }}',
        '{{ "" | sample }}',
        '{{ contact.firstName',
        '{% if %}',
        '{% if x %}',
      ],
    ].flat(),
  )('is refused: %s', (template) => {
    expect(compileTemplate(template)).toEqual({ ok: false, code: 'template_invalid' });
    expect(text(`${template} {{`)).toBe('render_failed');
  });

  it.each(
    [
      [
        '{{ contact.__proto__ }}',
        '{{ contact.constructor }}',
        '{{ contact.constructor.constructor }}',
        '{{ contact.toString }}',
        "{{ contact['__proto__']['polluted'] }}",
        '{{ __proto__ }}',
        '{{ constructor }}',
      ],
      [
        '{{ contact.firstName.constructor }}',
        '{{ contact.interests.map }}',
        '{{ contact.interests.constructor }}',
        '{{ toString }}',
        '{{ zone }}',
        '{{ globals }}',
        '{{ contact.tags }}',
        '{{ contact.consent }}',
      ],
      [
        '{% for i in (1..2) %}{{ forloop.constructor }}{% endfor %}',
        '{% for i in (1..2) %}{{ forloop.__proto__ }}{% endfor %}',
        '{% for i in (1..2) %}{{ forloop.next }}{% endfor %}',
      ],
      ['{% assign __proto__ = 1 %}{{ x }}', '{% assign x = contact.__proto__ %}{{ x }}'],
    ].flat(),
  )('reads nothing that is not given: %s', (template) => {
    expect(text(template)).toBe('render_failed');
  });

  it.each([
    [
      'a loop in loops over data',
      '{% for a in entry.l %}{% for b in entry.l %}{% for c in entry.l %}x{% endfor %}{% endfor %}{% endfor %}',
    ],
    ['an empty loop', '{% for a in entry.l %}{% for b in entry.l %}{% for c in entry.l %}{% endfor %}{% endfor %}{% endfor %}'],
    ['a long range', '{% for i in (1..1000000000) %}x{% endfor %}'],
    ['ranges in ranges', '{% for i in (1..3000) %}{% for j in (1..3000) %}{% endfor %}{% endfor %}'],
    ['a text that doubles', `{% assign s = 'aaaaaaaaaa' %}${'{% assign s = s | append: s %}'.repeat(40)}{{ s }}`],
    ['a replacement that grows', `{% assign s = 'aaaaaaaaaa' %}${"{% assign s = s | replace: 'a', 'aaaaaaaaaa' %}".repeat(40)}{{ s }}`],
    ['a long text written often', '{% for i in (1..9000) %}{{ entry.long }}{% endfor %}'],
    ['deep blocks', '{% if true %}'.repeat(5_000) + '{% endif %}'.repeat(5_000)],
    ['deep brackets', `{{ a${'[a'.repeat(20_000)}${']'.repeat(20_000)} }}`],
    ['a long template', `{{ contact.id }}${'x'.repeat(200_001)}`],
  ])('ends in time: %s', (_, template) => {
    const entry = { l: Array.from({ length: 1_000 }, (_unused, index) => index), long: 'x'.repeat(100_000) };
    const started = performance.now();
    expect(text(template, { entry })).toBe('render_failed');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('never throws and always says the same', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' ',
      '|',
      'contact',
      '.',
      'firstName',
      'if',
      'endif',
      'for',
      'in',
      'endfor',
      'x',
      '(1..3)',
      '[',
      ']',
      "'",
      '"',
      ':',
      'default',
      'date',
      'assign',
      '=',
      'raw',
      'endraw',
      '-',
      '1',
      'size',
      'else',
      '__proto__',
      '{{ contact.id }}',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join('')),
        (template) => {
          expect(text(template)).toBe(text(template));
        },
      ),
      { numRuns: 1_000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('an input', () => {
  it('has its texts rendered at any depth, and nothing else', () => {
    const input = JSON.parse(
      '{"subject":"Hi {{ contact.firstName }}","n":3,"none":null,"list":["{{ entry.total }}",true,{"deep":"{{contact.id}}"}],"{{ key }}":"plain","__proto__":"{{ contact.id }}"}',
    ) as JsonObject;
    const rendered = renderInput(input, scope);
    expect(JSON.stringify(rendered.ok ? rendered.input : null)).toBe(
      '{"subject":"Hi Åsa","n":3,"none":null,"list":["140.5",true,{"deep":"c1"}],"{{ key }}":"plain","__proto__":"c1"}',
    );
    expect(input['subject']).toBe('Hi {{ contact.firstName }}');
  });

  it('fails whole if one text fails', () => {
    expect(renderInput({ a: 'x', b: ['{{ contact.unknown }}'] }, scope)).toEqual({ ok: false, code: 'render_failed' });
    expect(renderInput({ a: '{{ unclosed' }, scope)).toEqual({ ok: false, code: 'render_failed' });
    expect(renderInput({}, scope)).toEqual({ ok: true, input: {} });
  });
});
