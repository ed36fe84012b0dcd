import { parseInstant } from '@sojourn/schema';
import type { TraceEntry } from '@sojourn/schema';
import type { Check } from './check.ts';

type OfKey = { readonly last: TraceEntry; readonly dueAt: number | undefined };

/** An effect that nobody may repeat is not repeated, and an attempt follows the one before it. */
export const attemptsInTurn: Check = {
  invariant: 'an uncertain effect is repeated only where that is allowed',
  *find({ run, traces, transitions }) {
    const retried = new Set(
      transitions.flatMap(({ consumed }) => consumed.flatMap(({ body }) => (body.type === 'retry' ? [body.enrollmentId] : []))),
    );
    for (const one of run.happenings) {
      if (one.kind !== 'attempted' || one.attempt === 1) continue;
      const enrollmentId = one.key.split(':')[1] ?? '';
      if (!retried.has(enrollmentId) && isUnrepeatable(one.action) && !run.provider.unsent.has(`${one.key} ${one.attempt - 1}`))
        yield `${one.key} was attempted again, and nobody knows what came of attempt ${one.attempt - 1}.`;
    }
    for (const [enrollmentId, trace] of traces) {
      const effects = new Map<string, OfKey>();
      for (const entry of trace) {
        if (!('key' in entry) || typeof entry.key !== 'string' || entry.kind === 'entered') continue;
        const before = effects.get(entry.key);
        if (entry.kind === 'effect.begun' && before !== undefined && !retried.has(enrollmentId)) yield* judgeBegin(entry, before);
        // Told once more of an attempt that was given up already: nothing comes of it.
        if (before !== undefined && before.last.kind !== 'effect.begun' && isReport(entry)) continue;
        effects.set(entry.key, { last: entry, dueAt: entry.kind === 'effect.retried' ? parseInstant(entry.dueAt) : before?.dueAt });
      }
    }
  },
};

/** Those that the catalog does not call idempotent. */
function isUnrepeatable(action: string): boolean {
  return action === 'send_letter' || action === 'send_sms';
}

function isReport({ kind }: TraceEntry): boolean {
  return kind === 'effect.uncertain' || kind === 'effect.completed' || kind === 'effect.failed';
}

function* judgeBegin(entry: Extract<TraceEntry, { readonly kind: 'effect.begun' }>, { last, dueAt }: OfKey): Iterable<string> {
  const { key, attempt, at } = entry;
  if (
    attempt === 1
      ? last.kind !== 'effect.requested' && last.kind !== 'effect.deferred'
      : last.kind !== 'effect.retried' && last.kind !== 'effect.deferred'
  )
    yield `Attempt ${attempt} of ${key} was begun after ${last.kind}.`;
  if (attempt > 1 && dueAt !== undefined && (parseInstant(at) ?? 0) < dueAt)
    yield `Attempt ${attempt} of ${key} was begun before it was due.`;
}
