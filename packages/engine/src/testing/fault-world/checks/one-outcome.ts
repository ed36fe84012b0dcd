import type { Digest } from '../digest.ts';
import type { Check } from './check.ts';

/** The provider sees one outcome per key, and one key per visit; each attempt is made once, by the worker that committed its begin. */
export const oneOutcome: Check = {
  invariant: 'the provider sees one outcome per key',
  *find({ run, transitions, byContact, traces }) {
    const begunBy = new Map<string, Set<string>>();
    for (const { commit, entries } of transitions) {
      for (const { entry } of entries) {
        if (entry.kind !== 'effect.begun') continue;
        const attempt = `${entry.key} attempt ${entry.attempt}`;
        const by = begunBy.get(attempt);
        if (by === undefined) begunBy.set(attempt, new Set([commit.by]));
        else yield `${attempt} was begun twice.`;
      }
    }
    const erased = new Set(transitions.flatMap(({ commit: { write } }) => (write.erase === true ? write.begun.map(({ key }) => key) : [])));
    const made = new Set<string>();
    const keys = new Set<string>();
    for (const one of run.happenings) {
      if (one.kind !== 'attempted') continue;
      const attempt = `${one.key} attempt ${one.attempt}`;
      if (made.has(attempt)) yield `${attempt} reached the provider twice.`;
      made.add(attempt);
      // Begun by the very commit that deleted its contact, and its begin with it.
      if (erased.has(one.key)) continue;
      keys.add(one.key);
      if (begunBy.get(attempt)?.has(one.by) !== true)
        yield `${attempt} reached the provider by ${one.by}, which has not committed its begin.`;
    }
    yield* findForeignOutcomes(byContact);
    if (run.plan.honoursKeys) {
      for (const [key, outcomes] of run.provider.outcomes) if (outcomes !== 1) yield `The provider made ${outcomes} outcomes of ${key}.`;
    }
    const requested = new Set<string>();
    for (const [enrollmentId, trace] of traces) {
      for (const entry of trace) {
        if (entry.kind !== 'effect.requested') continue;
        const own = `default:${enrollmentId}:${entry.nodeId}:${entry.visit}`;
        if (entry.key !== own && entry.key !== `${own}:backup`) yield `Visit ${own} has the key ${entry.key}.`;
        if (requested.has(entry.key)) yield `${entry.key} was requested twice.`;
        requested.add(entry.key);
      }
    }
    for (const key of keys) if (!requested.has(key)) yield `The provider was given ${key}, which nobody requested.`;
  },
};

/** An outcome is that of its own effect: somebody has reported it by its key. */
function* findForeignOutcomes(byContact: Digest['byContact']): Iterable<string> {
  for (const transitions of byContact.values()) {
    const reported = new Set<string>();
    for (const { consumed, entries } of transitions) {
      for (const { body } of consumed) if (body.type === 'result') reported.add(body.key);
      for (const { entry } of entries)
        if (entry.kind === 'effect.completed' && !reported.has(entry.key)) yield `${entry.key} was completed, and nobody has reported it.`;
    }
  }
}
