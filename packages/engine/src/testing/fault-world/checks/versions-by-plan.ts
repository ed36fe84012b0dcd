import type { JourneyIndex } from '../../../runtime/published.ts';
import type { Check } from './check.ts';

/** A version changes only by a plan that was published with it, and the trace says so. */
export const versionsByPlan: Check = {
  invariant: 'version changes only by plan',
  *find({ run, transitions }) {
    const versions = new Map<string, JourneyIndex['journeys'][number]['versions'][number]>(
      run.final.index.journeys.flatMap(({ id, versions: all }) => all.map((one) => [`${id} ${one.version}`, one] as const)),
    );
    for (const { changed, entries, commit } of transitions) {
      // Nobody can be asked where they were.
      if (commit.write.erase === true) continue;
      for (const { row, state, before } of changed) {
        if (row.version !== state.version) yield `${state.id} is filed under version ${row.version} and is in ${state.version}.`;
        let at = before?.version;
        for (const { enrollmentId, entry } of entries) {
          if (enrollmentId !== state.id) continue;
          if (entry.kind === 'entered') {
            at = entry.version;
            const version = versions.get(`${state.journeyId} ${at}`);
            if (version === undefined) yield `${state.id} entered version ${at} of ${state.journeyId}, which was never published.`;
            else if (version.publishedAt > state.enteredAt)
              yield `${state.id} entered version ${at} of ${state.journeyId} before it was published.`;
          }
          if (entry.kind !== 'migrated') continue;
          if (entry.from !== at) yield `${state.id} was migrated from version ${entry.from}, and was in ${at}.`;
          if (versions.get(`${state.journeyId} ${entry.to}`)?.inFlight === undefined)
            yield `${state.id} was migrated to version ${entry.to} of ${state.journeyId}, which was published without a plan.`;
          if (entry.answer !== 'exit') at = entry.to;
        }
        if (at !== state.version) yield `${state.id} is in version ${state.version}, and its trace has it in ${at}.`;
      }
    }
  },
};
