import { describe, expect, it } from 'vitest';
import { publishTexts } from '../publish/publish-texts.ts';
import { simulatorTexts } from '../simulator/simulator-texts.ts';
import { de as firstDe } from './de.ts';
import { en as firstEn } from './en.ts';
import type { Message } from './message.ts';

const en = { ...firstEn, ...simulatorTexts.en, ...publishTexts.en };
const de = { ...firstDe, ...simulatorTexts.de, ...publishTexts.de };

const textsOf = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placesOf = (message: Message): readonly string[] =>
  [...new Set(textsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].toSorted();

describe('the German catalogue', () => {
  const english: Readonly<Record<string, Message>> = en;

  it.each(Object.entries(de))('has the places of the English text in %s', (key, message) => {
    expect(placesOf(message)).toEqual(placesOf(english[key] ?? ''));
  });

  it('has every text of the English one, and no other', () => {
    expect(Object.keys(de).toSorted()).toEqual(Object.keys(en).toSorted());
  });
});
