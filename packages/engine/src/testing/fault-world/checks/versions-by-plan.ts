import type { JourneyIndex } from '../../../runtime/published.ts';
import type { Check } from './check.ts';

/** A version changes only by a plan that was published with it, and the trace says so. */
export const versionsByPlan: Check = {
  invariant: 'version changes only by plan',
  *find({ run, transitions }) {
    const versions = new Map<string, JourneyIndex['journeys'][number]['versions'][number]>(run.final.index.journeys.flatMap(({ id, versions: all }) => all.map((one) => [`${id} ${one.version}`, one] as const)));
    for (const { changed, entries } of transitions) {
      for (const { row, state, before } of changed) {
        const name = `${state.journeyId} ${state.version}`;
        const version = versions.get(name);
        if (row.version !== state.version) yield `${state.id} is filed under version ${row.version} and is in ${state.version}.`;
        if (version === undefined) yield `${state.id} is in ${name}, which was never published.`;
        else if (before === undefined && version.publishedAt > state.enteredAt) yield `${state.id} entered ${name} before it was published.`;
        if (before === undefined || before.version === state.version) continue;
        const steps = entries.filter(({ enrollmentId, entry }) => enrollmentId === state.id && entry.kind === 'migrated');
        const [first, last] = [steps[0]?.entry, steps.at(-1)?.entry];
        if (first?.kind !== 'migrated' || first.from !== before.version || last?.kind !== 'migrated' || last.to !== state.version)
          yield `${state.id} went from version ${before.version} to ${state.version} and its trace does not say so.`;
        if (version?.inFlight === undefined) yield `${state.id} was moved to ${name}, which was published without a plan.`;
      }
    }
  },
};
