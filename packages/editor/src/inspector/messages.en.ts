import { conditionEn } from './condition/messages.en.ts';
import { fieldEn } from './fields/messages.en.ts';
import { panelEn } from './panels/messages.en.ts';

/** Texts of the inspector, its fields and the condition builder. */
export const inspectorEn: typeof conditionEn & typeof fieldEn & typeof panelEn = { ...conditionEn, ...fieldEn, ...panelEn };
