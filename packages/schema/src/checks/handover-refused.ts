import type { WorkspaceCheck } from './workspace-check.ts';

/** A hand-over to a journey without a `journey` trigger: everyone is refused there. */
export const handoverRefused: WorkspaceCheck = {
  code: 'handover_refused',
  severity: 'warning',
  *run({ journeys }) {
    const open = new Map(journeys.map(({ journey }) => [journey.id, journey.entry.triggers.some(({ type }) => type === 'journey')]));
    for (const { journey, context } of journeys) {
      for (const { kind, name, path } of context.mentions.mentions) {
        if (kind === 'journey' && open.get(name) === false) yield { journeyId: journey.id, path, params: { name } };
      }
    }
  },
};
