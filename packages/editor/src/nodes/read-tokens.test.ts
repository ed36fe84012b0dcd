import { describe, expect, it } from 'vitest';
import { readTokens } from './read-tokens.ts';

describe('tokens, read', () => {
  it.each([
    { text: "{{ contact.salesOwner | default: 'sales-desk' }} decides", says: '{sales owner} decides' },
    { text: 'Call {{contact.firstName}} and {{ entry.company }}', says: 'Call {first name} and {company}' },
    { text: 'no token, {one}', says: 'no token, {one}' },
  ])('say what they stand for in “$text”', ({ text, says }) => {
    expect(readTokens(text)).toBe(says);
  });
});
