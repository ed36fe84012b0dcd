import { inspectorTexts } from '../inspector/inspector-texts.ts';
import type { Texts } from '../messages/words.ts';
import { simulatorDe } from './messages.de.ts';
import { simulatorEn } from './messages.en.ts';

/** What the simulator says; its forms are those of the inspector. */
export const simulatorTexts: Texts = { en: { ...inspectorTexts.en, ...simulatorEn }, de: { ...inspectorTexts.de, ...simulatorDe } };
