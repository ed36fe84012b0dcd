import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTemplate, withFallback, writeToken } from './liquid-tokens.ts';

describe('the tokens of a template', () => {
  it('finds each with its path and fallback', () => {
    const parts = readTemplate("Hi {{ contact.firstName | default: 'you' }}, cart {{entry.cartId}}!");

    expect(parts.filter((part) => part.type === 'token')).toEqual([
      { type: 'token', text: "{{ contact.firstName | default: 'you' }}", path: 'contact.firstName', fallback: 'you' },
      { type: 'token', text: '{{entry.cartId}}', path: 'entry.cartId', fallback: undefined },
    ]);
  });

  it('leaves filters and tags that it does not know as text', () => {
    const template = '{% if contact.plan %}{{ contact.plan | upcase }}{% endif %}';
    expect(readTemplate(template)).toEqual([{ type: 'text', text: template }]);
  });

  it('changes one fallback and nothing else', () => {
    const template = "{{ contact.a }} and {{ contact.b | default: 'x' }}";
    expect(withFallback(template, 2, "O'Neill")).toBe('{{ contact.a }} and {{ contact.b | default: "O\'Neill" }}');
    expect(withFallback(template, 2, undefined)).toBe('{{ contact.a }} and {{ contact.b }}');
  });

  it('joins to the same template, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          readTemplate(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('reads the fallback that it wrote, braces aside', () => {
    fc.assert(
      fc.property(fc.string(), (fallback) => {
        const [part] = readTemplate(writeToken('contact.firstName', fallback));
        expect(part?.type).toBe('token');
        const expected = fallback.replace(/[{}]/g, '');
        const kept = expected.includes("'") ? expected.replaceAll('"', '”') : expected;
        expect(part?.type === 'token' ? part.fallback : undefined).toBe(kept);
      }),
    );
  });
});
