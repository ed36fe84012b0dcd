import type { JourneyNode } from '@sojourn/schema';
import type { Words } from '../../messages/words.ts';
import { faceOf } from '../../nodes/registry.ts';
import type { JourneyForm } from '../form/journey-form.ts';

/** A step of the journey to choose. */
export interface StepChoice {
  readonly value: string;
  readonly label: string;
}

/** The steps of the journey by the titles of their cards. */
export function stepChoices(
  { journey, catalog, extensions }: Pick<JourneyForm, 'journey' | 'catalog' | 'extensions'>,
  words: Words,
  fits: (node: JourneyNode) => boolean = () => true,
): readonly StepChoice[] {
  return Object.entries(journey.nodes)
    .filter(([, node]) => fits(node))
    .map(([id, node]) => ({ value: id, label: faceOf(node, { words, catalog, journey }, extensions).title }));
}
