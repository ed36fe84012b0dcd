import type { EnrollmentRow, Tenant } from '../ports/store.ts';
import { JourneyError } from './journey-error.ts';
import type { Runtime } from './runtime.ts';
import { isName } from './tenant.ts';

/** An enrollment by its id. @throws JourneyError `enrollment_unknown`. */
export async function findEnrollment(
  runtime: Runtime,
  tenant: Tenant,
  id: string,
): Promise<EnrollmentRow & { readonly contactId: string }> {
  const page = isName(id) ? await runtime.store.enrollments(tenant, { id, limit: 1 }) : { rows: [] };
  const [row] = page.rows;
  if (row === undefined) throw new JourneyError('enrollment_unknown', `There is no enrollment "${String(id).slice(0, 40)}".`);
  return row;
}
