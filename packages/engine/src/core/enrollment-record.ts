import { formatInstant } from '@sojourn/schema';
import type { EnrollmentRecord } from '@sojourn/schema';
import type { EnrollmentState } from './state.ts';

/** An enrollment as hosts see it. */
export function enrollmentRecord(state: EnrollmentState): EnrollmentRecord {
  const { id, journeyId, version, contactId, key, ordinal, control, status, end, nodeId, enteredAt, endedAt } = state;
  return {
    id,
    journeyId,
    version,
    contactId,
    key,
    ordinal,
    control,
    status,
    ...(end === undefined ? {} : { end }),
    nodeId,
    enteredAt: formatInstant(enteredAt),
    ...(endedAt === undefined ? {} : { endedAt: formatInstant(endedAt) }),
  };
}
