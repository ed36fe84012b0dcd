import type { Check } from './check.ts';

/** Each transition is committed once: every input is consumed once, under the lease that is in force, and the log has neither gaps nor doubles. */
export const oneTransition: Check = {
  invariant: 'no duplicate transition commit',
  *find({ transitions, traces, run, decode }) {
    const consumed = new Set<string>();
    const tokens = new Set<string>();
    const written = new Map<string, number>();
    for (const { contactId, commit } of transitions) {
      const token = `${contactId} ${commit.write.lease.token}`;
      if (tokens.has(token)) yield `Contact ${contactId} was written twice under the lease ${commit.write.lease.token}.`;
      tokens.add(token);
      for (const { stream, seq } of commit.write.log) {
        if (seq !== (written.get(stream) ?? 0) + 1) yield `Entry ${seq} of ${stream} follows entry ${written.get(stream) ?? 0}.`;
        written.set(stream, seq);
      }
      for (const seq of commit.write.consume) {
        const name = `${contactId} ${seq}`;
        if (consumed.has(name)) yield `Input ${seq} of ${contactId} was consumed twice.`;
        consumed.add(name);
      }
    }
    for (const [enrollmentId, trace] of traces) {
      const visits = new Set<string>();
      for (const entry of trace) {
        if (entry.kind !== 'arrived') continue;
        const visit = `${entry.nodeId} ${entry.visit}`;
        if (visits.has(visit)) yield `${enrollmentId} arrives twice at visit ${entry.visit} of ${entry.nodeId}.`;
        visits.add(visit);
      }
      const stored = run.final.logs.get(enrollmentId) ?? [];
      const last = written.get(enrollmentId) ?? 0;
      if (stored.length !== last) yield `${enrollmentId} has ${stored.length} entries in the store, and ${last} were committed.`;
      const end = stored.at(-1);
      if (end !== undefined && end.length > 0 && seqOf(decode(end)) !== last)
        yield `The last entry of ${enrollmentId} in the store is not the one committed last.`;
    }
  },
};

function seqOf(entry: string): number {
  // Entries are numbered, and only the runtime writes them.
  return (JSON.parse(entry) as { readonly seq: number }).seq;
}
