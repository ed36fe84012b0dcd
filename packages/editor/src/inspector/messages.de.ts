import type { Message } from '../messages/message.ts';
import { conditionDe } from './condition/messages.de.ts';
import { fieldDe } from './fields/messages.de.ts';
import type { inspectorEn } from './messages.en.ts';
import { panelDe } from './panels/messages.de.ts';

/** German texts of the inspector. The type holds it complete: each English text has one. */
export const inspectorDe: Readonly<Record<keyof typeof inspectorEn, Message>> = { ...conditionDe, ...fieldDe, ...panelDe };
