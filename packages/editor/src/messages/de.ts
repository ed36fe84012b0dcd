import { inspectorDe } from '../inspector/messages.de.ts';
import { simulatorDe } from '../simulator/messages.de.ts';
import { canvasDe } from './canvas.de.ts';
import { chromeDe } from './chrome.de.ts';
import { nodesDe } from './nodes.de.ts';
import type { Messages } from './words.ts';

/** German. */
export const de: Messages = { ...canvasDe, ...chromeDe, ...nodesDe, ...inspectorDe, ...simulatorDe };
