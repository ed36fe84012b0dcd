import type { Message } from '../messages/message.ts';
import { describe, expect, it } from 'vitest';
import { inspectorDe } from './messages.de.ts';
import { inspectorEn } from './messages.en.ts';

const placesOf = (message: Message): readonly string[] => {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '')))].toSorted();
};

describe('the German texts', () => {
  it('have the places of the English ones', () => {
    // Own keys of the catalogue.
    for (const key of Object.keys(inspectorEn) as (keyof typeof inspectorEn)[])
      expect([key, placesOf(inspectorDe[key])]).toEqual([key, placesOf(inspectorEn[key])]);
  });
});
