import { ownField } from '../conditions/operand.ts';
import type { WorkspaceCheck } from './workspace-check.ts';

/** A hand-over to a journey that is neither in the workspace nor in the catalog. */
export const handoverUnknown: WorkspaceCheck = {
  code: 'handover_unknown',
  severity: 'warning',
  *run({ journeys }) {
    const ids = new Set(journeys.map(({ journey }) => journey.id));
    for (const { journey, context } of journeys) {
      for (const { kind, name, path } of context.mentions.mentions) {
        if (kind !== 'journey' || name === '' || ids.has(name) || ownField(context.catalog.journeys, name) !== undefined) continue;
        yield { journeyId: journey.id, path, params: { name } };
      }
    }
  },
};
