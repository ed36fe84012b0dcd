import { canvasDe } from './canvas.de.ts';
import { chromeDe } from './chrome.de.ts';
import { nodesDe } from './nodes.de.ts';
import { overlayDe } from './overlay.de.ts';
import { stepsDe } from './steps.de.ts';
import type { Messages } from './words.ts';

/** German, of the first screen. */
export const de: Messages = { ...canvasDe, ...chromeDe, ...nodesDe, ...stepsDe, ...overlayDe };
