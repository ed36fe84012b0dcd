import type { EnrollmentRow, Tenant } from '../ports/store.ts';
import { findEnrollment } from './find-enrollment.ts';
import { JourneyError } from './journey-error.ts';
import { readVersion } from './published.ts';
import { toEnrollmentState } from './rows.ts';
import type { Runtime } from './runtime.ts';

/** The enrollment that requested an effect, by its key `tenant:enrollment:node:visit`, of a task's backup with `:backup` behind; `undefined` if none did. */
export async function enrollmentOfEffect(
  runtime: Runtime,
  tenant: Tenant,
  key: string,
): Promise<(EnrollmentRow & { readonly contactId: string }) | undefined> {
  if (!key.startsWith(`${tenant}:`)) return undefined;
  // Only the tenant and the node may hold a colon.
  const whole = key.slice(tenant.length + 1);
  const isBackup = whole.endsWith(':backup');
  const rest = isBackup ? whole.slice(0, -':backup'.length) : whole;
  const [from, to] = [rest.indexOf(':'), rest.lastIndexOf(':')];
  if (from < 0 || from === to) return undefined;
  const nodeId = rest.slice(from + 1, to);
  const visit = rest.slice(to + 1);
  const enrollment = await findEnrollment(runtime, tenant, rest.slice(0, from)).catch(unknownEnrollment);
  if (enrollment === undefined || !/^[1-9]\d{0,14}$/.test(visit)) return undefined;
  const { visits } = toEnrollmentState(runtime.platform, enrollment);
  const [count] = (Object.hasOwn(visits, nodeId) ? visits[nodeId] : undefined) ?? [0];
  if (Number(visit) > count) return undefined;
  const document = await readVersion(runtime.store, tenant, enrollment.journeyId, enrollment.version);
  const type = typeOfNode(document?.journey['nodes'], nodeId);
  const hasEffect = type === 'task' || type === 'approval' || (type === 'action' && !isBackup);
  return hasEffect ? enrollment : undefined;
}

function typeOfNode(nodes: unknown, nodeId: string): unknown {
  if (typeof nodes !== 'object' || nodes === null || !Object.hasOwn(nodes, nodeId)) return undefined;
  // An own field of a published document, which was parsed; it is only asked for its type.
  const node = (nodes as Readonly<Record<string, { readonly type?: unknown } | null>>)[nodeId];
  return node?.type;
}

function unknownEnrollment(error: unknown): undefined {
  if (error instanceof JourneyError && error.code === 'enrollment_unknown') return undefined;
  throw error;
}
