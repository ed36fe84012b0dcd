import type { Texts } from '../messages/words.ts';
import { inspectorDe } from './messages.de.ts';
import { inspectorEn } from './messages.en.ts';

/** What the inspector, its fields and the condition builder say. */
export const inspectorTexts: Texts = { en: inspectorEn, de: inspectorDe };
