import { bucket } from '@sojourn/schema';
import { workload } from '../engine/workload.ts';
import type { Tally } from '../engine/workload.ts';

const days = 86_400_000;

/** A contact under way. */
export interface Run {
  readonly id: string;
  readonly contact: string;
  node: string;
  status: string;
  readonly state: { seq: number; visits: Record<string, readonly [number, number]>; enteredAt: number; end?: string };
}

/** A contact. */
export interface Person {
  readonly id: string;
  readonly attributes: Record<string, unknown>;
  readonly history: Record<string, unknown[]>;
  readonly consent: Readonly<Record<string, string>>;
  recorded: number;
}

/** What is due of the queue. */
export interface Due {
  readonly contact: string;
  readonly name: string | null;
  readonly due: number;
  readonly body: { readonly type: string; readonly key?: string; readonly event?: unknown };
}

/** What a batch writes, in rows. */
export interface Writes {
  readonly runs: Run[];
  readonly timers: { readonly contact: string; readonly name: string; readonly due: number }[];
  readonly cleared: { readonly contact: string; readonly name: string }[];
  readonly log: { readonly stream: string; readonly seq: number; readonly entries: string }[];
  readonly effects: { readonly contact: string; readonly key: string; readonly action: string }[];
}

/** Applies one thing that came, and walks on until the run waits. */
export function apply(person: Person, known: Run | undefined, due: Due, now: number, writes: Writes, tally: Tally): void {
  const at = new Date(now).toISOString();
  const entries: string[] = [];
  let run = known;
  const first = (run?.state.seq ?? 0) + 1;
  const log = (kind: string, fields: object): void => {
    if (run === undefined) return;
    run.state.seq += 1;
    entries.push(JSON.stringify({ at, kind, seq: run.state.seq, visit: 1, ...fields }));
  };
  let next: string | null | undefined;
  if (due.body.type === 'event') {
    (person.history['page.visited'] ??= []).push({ ...(due.body.event as object), at: due.due, arrived: due.due }); // Written by the intake.
    if (run !== undefined) return;
    run = { id: `r-${person.id}`, contact: person.id, node: 'score', status: 'live', state: { seq: 0, visits: {}, enteredAt: now } };
    log('entered', { trigger: 'visited', control: false, key: null, ordinal: 1, version: 1 });
    next = workload.entry.start;
  } else if (run === undefined) return;
  else if (due.body.type === 'result') {
    const key = due.body.key ?? '';
    writes.cleared.push({ contact: person.id, name: `lost:${key}` });
    log('effect.completed', { nodeId: run.node, key, outcome: null });
    log('woke', { by: 'result', nodeId: run.node, outlet: 'next' });
    next = run.node === 'mail' ? 'opened' : 'half';
  } else {
    log('woke', { by: 'timer', nodeId: run.node, outlet: 'next' });
    next = run.node === 'days' ? 'mail' : 'text';
  }
  while (next !== undefined && next !== null) next = visit(person, run, next, now, log, writes, tally);
  person.recorded += 1;
  writes.runs.push(run);
  writes.log.push({ stream: run.id, seq: first, entries: `[${entries.join(',')}]` });
  writes.log.push({
    stream: `inputs:${person.id}`,
    seq: person.recorded,
    entries: JSON.stringify({ inputs: [{ at: due.due, name: due.name, body: due.body }], now }),
  });
}

function visit(
  person: Person,
  run: Run,
  nodeId: string,
  now: number,
  log: (kind: string, fields: object) => void,
  writes: Writes,
  tally: Tally,
): string | undefined {
  run.node = nodeId;
  run.state.visits[nodeId] = [1, now];
  log('arrived', { nodeId });
  switch (nodeId) {
    case 'score': {
      const from = person.attributes['score'];
      const to = (typeof from === 'number' ? from : 0) + 5;
      person.attributes['score'] = to;
      log('updated', { nodeId, changes: [{ op: 'increment', attribute: 'score', from: from ?? null, to }] });
      log('decided', { nodeId, outlet: 'next' });
      return 'who';
    }
    case 'who': {
      const { score, country } = person.attributes;
      const isSwedish = Number(score) > 3 && country === 'SE';
      log('decided', {
        nodeId,
        outlet: isSwedish ? 'swedish' : 'else',
        because: [
          { left: { attribute: 'score' }, op: 'gt', right: 3, saw: score, holds: Number(score) > 3 },
          { left: { attribute: 'country' }, op: 'eq', right: 'SE', saw: country, holds: country === 'SE' },
        ],
      });
      return 'days';
    }
    case 'days':
    case 'more': {
      const due = now + (nodeId === 'days' ? 2 : 3) * days;
      log('parked', { nodeId, wakeAt: new Date(due).toISOString() });
      writes.timers.push({ contact: person.id, name: `wait:${run.id}:${nodeId}`, due });
      return undefined;
    }
    case 'mail':
    case 'text': {
      const key = `default:${run.id}:${nodeId}:1`;
      const action = nodeId === 'mail' ? 'send_email' : 'send_sms';
      log('effect.requested', { nodeId, action, key });
      log('parked', { nodeId });
      log('effect.begun', { nodeId, key, attempt: 1 });
      writes.timers.push({ contact: person.id, name: `lost:${key}`, due: now + 60_000 });
      writes.effects.push({ contact: person.id, key, action });
      return undefined;
    }
    case 'opened': {
      const saw = person.history['email.opened']?.length ?? 0;
      log('decided', {
        nodeId,
        outlet: saw >= 1 ? 'yes' : 'else',
        because: [{ left: { count: { event: 'email.opened' } }, op: 'gte', right: 1, saw, holds: saw >= 1 }],
      });
      return 'more';
    }
    case 'half': {
      const arm = bucket(workload.id, person.id, nodeId) < 0.5 ? 'a' : 'b';
      tally.arms[arm] = (tally.arms[arm] ?? 0) + 1;
      log('decided', { nodeId, outlet: arm });
      return arm === 'a' ? 'endA' : 'endB';
    }
    default:
      log('ended', { nodeId, end: nodeId === 'endA' ? 'exited:a' : 'exited:b' });
      run.status = 'ended';
      run.node = 'ended';
      run.state.end = nodeId;
      tally.ended += 1;
      return undefined;
  }
}
