import { canvasEn } from './canvas.en.ts';
import { chromeEn } from './chrome.en.ts';
import { nodesEn } from './nodes.en.ts';
import { overlayEn } from './overlay.en.ts';
import { stepsEn } from './steps.en.ts';

/** The texts that stand on the first screen, in English; the inspector and the simulator bring theirs. */
export const en: typeof canvasEn & typeof nodesEn & typeof chromeEn & typeof stepsEn & typeof overlayEn = {
  ...canvasEn,
  ...nodesEn,
  ...chromeEn,
  ...stepsEn,
  ...overlayEn,
};
