import { deConditions } from './de-conditions.ts';
import type { Words } from './saying.ts';

/** German for conditions and operands: a small part of `germanWords`, for pages that load the rest later. */
export const germanConditionWords: Words = { locale: 'de', messages: deConditions };
