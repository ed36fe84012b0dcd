import type { Check } from './check.ts';

/** Each transition is committed once: every input is consumed once, under the lease that is in force, and the log has neither gaps nor doubles. */
export const oneTransition: Check = {
  invariant: 'no duplicate transition commit',
  *find({ transitions, traces, run, decode }) {
    const consumed = new Set<string>();
    const tokens = new Set<string>();
    for (const { contactId, commit } of transitions) {
      const token = `${contactId} ${commit.write.lease.token}`;
      if (tokens.has(token)) yield `Contact ${contactId} was written twice under the lease ${commit.write.lease.token}.`;
      tokens.add(token);
      for (const seq of commit.write.consume) {
        const name = `${contactId} ${seq}`;
        if (consumed.has(name)) yield `Input ${seq} of ${contactId} was consumed twice.`;
        consumed.add(name);
      }
    }
    for (const [enrollmentId, trace] of traces) {
      for (const [index, { seq, kind }] of trace.entries())
        if (seq !== index + 1) yield `Entry ${index + 1} of ${enrollmentId} (${kind}) is numbered ${seq}.`;
      const visits = new Set<string>();
      for (const entry of trace) {
        if (entry.kind !== 'arrived') continue;
        const visit = `${entry.nodeId} ${entry.visit}`;
        if (visits.has(visit)) yield `${enrollmentId} arrives twice at visit ${entry.visit} of ${entry.nodeId}.`;
        visits.add(visit);
      }
      const stored = run.final.logs.get(enrollmentId) ?? [];
      if (stored.length !== trace.length)
        yield `${enrollmentId} has ${stored.length} entries in the store, and ${trace.length} were committed.`;
      const last = stored.at(-1);
      if (last !== undefined && last.length > 0 && seqOf(decode(last)) !== trace.at(-1)?.seq)
        yield `The last entry of ${enrollmentId} in the store is not the one committed last.`;
    }
  },
};

function seqOf(entry: string): number {
  // Entries are numbered, and only the runtime writes them.
  return (JSON.parse(entry) as { readonly seq: number }).seq;
}
