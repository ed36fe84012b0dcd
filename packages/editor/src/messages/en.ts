import { canvasEn } from './canvas.en.ts';
import { chromeEn } from './chrome.en.ts';
import { nodesEn } from './nodes.en.ts';
import { inspectorEn } from '../inspector/messages.en.ts';
import { simulatorEn } from '../simulator/messages.en.ts';

/** Every text of the editor in English: the catalogue that others fall back to. */
export const en: typeof canvasEn & typeof nodesEn & typeof chromeEn & typeof inspectorEn & typeof simulatorEn = {
  ...canvasEn,
  ...nodesEn,
  ...chromeEn,
  ...inspectorEn,
  ...simulatorEn,
};
