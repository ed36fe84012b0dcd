import type { Texts } from '../messages/words.ts';
import { publishDe } from './messages.de.ts';
import { publishEn } from './messages.en.ts';

/** What the dialog that publishes says. */
export const publishTexts: Texts = { en: publishEn, de: publishDe };
