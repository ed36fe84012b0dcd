import { ownField } from '../conditions/operand.ts';
import type { Check } from './check.ts';

/** A hand-over to a journey that takes nobody in any more. */
export const journeyArchived: Check = {
  code: 'journey_archived',
  severity: 'warning',
  *run({ catalog, mentions }) {
    for (const { kind, name, path } of mentions.mentions) {
      if (kind === 'journey' && ownField(catalog.journeys, name)?.state === 'archived') yield { path, params: { name } };
    }
  },
};
