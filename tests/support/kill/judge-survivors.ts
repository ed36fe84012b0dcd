import type { Engine, Store, Tenant } from '@sojourn/engine';
import { killSteps } from '../kill-journey.ts';
import { runSql } from '../start-postgres.ts';
import type { KeyedProvider } from './keyed-provider.ts';

/** What is wrong after a run, by kind, as counts; all 0 when every promise was kept. */
export interface Findings {
  /** Contacts whose enrollment is missing, not at its end, or ended otherwise. */
  readonly lost: number;
  /** Enrollments of one contact beyond the first. */
  readonly twice: number;
  /** Enrollments whose trace does not tell each step once, in order, without a gap. */
  readonly doubleTransitions: number;
  /** Enrollments whose state says something else than their trace: something changed one without the other. */
  readonly tornStates: number;
  /** Effects that were due and never reached the provider. */
  readonly undelivered: number;
  /** Keys at the provider that no enrollment asked for: the same message under another key. */
  readonly strangeKeys: number;
  /** Inputs and timers that nothing will ever take. */
  readonly leftOver: number;
}

const path = ['first:next', 'pause:next', 'second:next', 'rest:next', 'third:next'];
const pageSize = 1_000;

/** Looks at everything that is left of a run: each enrollment with its whole trace, and each key at the provider. */
export async function judgeSurvivors(world: {
  readonly engine: Engine;
  readonly store: Store;
  readonly connectionString: string;
  readonly provider: KeyedProvider;
  readonly contacts: number;
}): Promise<Findings> {
  const { engine, store, provider, contacts } = world;
  const tenant = 'default' as Tenant; // Branded by the engine where names come in.
  const found = { lost: 0, twice: 0, doubleTransitions: 0, tornStates: 0, undelivered: 0, strangeKeys: 0 };
  const expected = new Set<string>();
  const seen = new Map<string, number>();
  for (let after: string | undefined, isDone = false; !isDone;) {
    const { rows, next } = await engine.enrollments({ limit: pageSize, ...(after === undefined ? {} : { after }) });
    const traces = await Promise.all(rows.map(({ id }) => store.log(tenant, id, 0, pageSize)));
    for (const [index, row] of rows.entries()) {
      seen.set(row.contactId, (seen.get(row.contactId) ?? 0) + 1);
      for (const node of killSteps) expected.add(`${tenant}:${row.id}:${node}:1`);
      const trace = (traces[index] ?? []).map(readEntry);
      if (row.end !== 'completed') found.lost += 1;
      if (!isWhole(trace)) found.doubleTransitions += 1;
      if (row.end === 'completed' && trace.at(-1)?.kind !== 'ended') found.tornStates += 1;
    }
    after = next;
    isDone = next === undefined;
  }
  found.lost += contacts - seen.size;
  for (const count of seen.values()) found.twice += count - 1;
  for (const key of expected) if (!provider.outcomes.has(key)) found.undelivered += 1;
  for (const key of provider.outcomes) if (!expected.has(key)) found.strangeKeys += 1;
  const [left] = (await runSql(world.connectionString, 'select count(*)::int as count from sojourn.inbox')) as readonly { count: number }[]; // Selected by name.
  return { ...found, leftOver: left?.count ?? -1 };
}

interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly nodeId?: string;
  readonly outlet?: string;
}

function readEntry(bytes: Uint8Array): Entry {
  return JSON.parse(new TextDecoder().decode(bytes)) as Entry; // The engine writes entries of these fields.
}

function isWhole(trace: readonly Entry[]): boolean {
  const woke = trace.flatMap((entry) => (entry.kind === 'woke' ? [`${entry.nodeId}:${entry.outlet}`] : []));
  return trace.every((entry, index) => entry.seq === index + 1) && woke.join() === path.join();
}
