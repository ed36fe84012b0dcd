import { canonicalJson } from '@sojourn/schema';
import type { JsonValue } from '@sojourn/schema';
import { jobOfInbox } from '../../../runtime/jobs/job-inbox.ts';
import type { Digest } from '../digest.ts';
import type { Check } from './check.ts';

/** What was accepted is applied once, what is told twice is one, and what was committed is what is loaded next. */
export const nothingLost: Check = {
  invariant: 'what was accepted is applied once',
  *find(digest) {
    yield* findLostInputs(digest);
    yield* findChangedStates(digest);
  },
};

function* findLostInputs({ run, transitions }: Digest): Iterable<string> {
  const seen = new Set<string>();
  const accepted = new Map<string, number>();
  const told = new Set<string>();
  const late = new Set<string>();
  for (const { commit } of transitions) {
    // What one contact hands over to another.
    for (const { contactId, due, body } of commit.write.send) {
      const name = nameOf(contactId, body);
      accepted.set(name, (accepted.get(name) ?? 0) + 1);
      if (due >= run.final.at - 120_000) late.add(name);
    }
  }
  for (const one of run.happenings) {
    if (one.kind !== 'appended' || jobOfInbox(one.input.contactId) !== undefined) continue;
    const { dedupe, contactId, body } = one.input;
    if (dedupe !== undefined) told.add(dedupe);
    if (!one.accepted) continue;
    // Reported when the world was over: nobody has had the time.
    if (one.input.due >= run.final.at - 120_000) late.add(nameOf(contactId, body));
    if (dedupe !== undefined && seen.has(dedupe)) yield `${dedupe} was accepted twice.`;
    if (dedupe !== undefined) seen.add(dedupe);
    const name = nameOf(contactId, body);
    accepted.set(name, (accepted.get(name) ?? 0) + 1);
  }
  for (const dedupe of told) if (!seen.has(dedupe)) yield `${dedupe} was given and never accepted.`;
  for (const { contactId, consumed } of transitions) {
    for (const { input, body } of consumed) {
      if (input.timer !== undefined) continue;
      const name = nameOf(contactId, body);
      const left = accepted.get(name) ?? 0;
      if (left === 0) yield `${contactId} was given ${name} once more than it was accepted.`;
      else if (left === 1) accepted.delete(name);
      else accepted.set(name, left - 1);
    }
  }
  for (const name of accepted.keys()) if (!late.has(name)) yield `Accepted and never applied: ${name}`;
  for (const step of run.plan.steps)
    if (step.type === 'event' && !told.has(`event:${step.id}`)) yield `The host's event ${step.id} never reached the store.`;
}

function* findChangedStates({ run, transitions, decode }: Digest): Iterable<string> {
  const contacts = new Map<string, string>();
  const rows = new Map<string, string>();
  for (const { contactId, commit } of transitions) {
    const { loaded, write } = commit;
    const known = contacts.get(contactId);
    if (known !== undefined && (loaded.contact === null || decode(loaded.contact) !== known))
      yield `${contactId} is not what was committed last.`;
    for (const row of loaded.enrollments) {
      const before = rows.get(row.id);
      if (before !== undefined && before !== decode(row.state)) yield `${row.id} is not what was committed last.`;
    }
    if (write.contact !== undefined) contacts.set(contactId, decode(write.contact));
    for (const row of write.enrollments) rows.set(row.id, decode(row.state));
  }
  for (const { id, state } of run.final.enrollments)
    if (rows.get(id) !== decode(state)) yield `In the end ${id} is not what was committed last.`;
  for (const [id, value] of run.final.contacts)
    if (contacts.get(id) !== decode(value)) yield `In the end ${id} is not what was committed last.`;
  if (run.final.enrollments.length !== rows.size)
    yield `${rows.size} enrollments were committed, ${run.final.enrollments.length} are there.`;
}

/** A store may have put the fields of a body in another order. */
function nameOf(contactId: string, body: unknown): string {
  // Bodies are plain JSON.
  return `${contactId} ${canonicalJson(body as JsonValue)}`;
}
