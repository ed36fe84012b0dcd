import type { Advance } from '../core/advance-types.ts';
import { scrubEnrollment } from '../core/scrub-enrollment.ts';
import type { ContactWrite } from '../ports/store.ts';
import { toEnrollmentState, toRow } from './rows.ts';
import type { Runtime } from './runtime.ts';

const rowsPerPage = 1_000;

/**
 * What deleting a contact writes: nothing of what it held, also not into the enrollments that had ended long before, which an
 * advance does not load. Only its lease's holder writes those, so that none changes between this and the commit.
 */
export async function eraseAll(runtime: Runtime, write: ContactWrite, { erased }: Advance): Promise<ContactWrite> {
  if (erased === undefined) return write;
  const { tenant, contactId } = write.lease;
  const rows = new Map<string, ContactWrite['enrollments'][number]>();
  for (let after: string | undefined; ;) {
    const page = await runtime.store.enrollments(tenant, { contactId, limit: rowsPerPage, ...(after === undefined ? {} : { after }) });
    for (const row of page.rows) rows.set(row.id, row);
    after = page.next;
    if (after === undefined) break;
  }
  for (const row of write.enrollments) rows.set(row.id, row);
  const enrollments = [...rows.values()].map((row) => {
    const state = toEnrollmentState(runtime.platform, row);
    return toRow(runtime.platform, scrubEnrollment(state, erased.at));
  });
  return { ...write, erase: true, enrollments };
}
