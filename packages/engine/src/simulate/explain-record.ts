import type { Explanation, Journey } from '@sojourn/schema';
import type { EnrollmentExport } from '../runtime/enrollment-export.ts';
import { explainTrace } from '../core/explain/explain-trace.ts';

/**
 * Explains an exported enrollment, without an engine: why it is where it is, and, for a node that is named, why it did or did
 * not get what the node does. The same words as `engine.explain` gives for the enrollment.
 *
 * @param record - What `engine.exportEnrollment` gave, redacted or not.
 */
export function explainRecord(record: EnrollmentExport, nodeId?: string): Explanation {
  const { enrollment, trace } = record;
  // The document was parsed when it was published.
  const journey = record.journey as unknown as Journey;
  const { contactId, journeyId, id } = enrollment;
  return explainTrace({ contactId, journeyId, enrollmentId: id, trace, refusals: [], journey }, nodeId);
}
