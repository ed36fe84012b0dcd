import { replay } from '@sojourn/engine';
import type { EnrollmentExport } from '@sojourn/engine';
import { expect } from 'vitest';
import type { Host } from './a-host.ts';

/** Merges one contact into another, once for the two of them, and does what follows. */
export async function merge(host: Host, from: string, into: string): Promise<void> {
  expect(await host.engine.mergeContacts({ id: `merge ${from} ${into}`, from, into })).toEqual({ accepted: true });
  await host.engine.settle();
}

/** Everything that is on record. */
export async function recordsOf({ engine }: Host): Promise<readonly EnrollmentExport[]> {
  return Promise.all((await engine.enrollments()).rows.map(({ id }) => engine.exportEnrollment(id)));
}

/** Every enrollment is replayed to the byte, and no contact is stuck. */
export async function expectReplayed(host: Host): Promise<void> {
  expect(await host.engine.isolated()).toEqual([]);
  for (const record of await recordsOf(host)) {
    const read = JSON.parse(JSON.stringify(record)) as EnrollmentExport; // It was made just before.
    expect(replay(read)).toEqual({ matches: true, trace: record.trace });
  }
}
