import type { Explanation, Journey } from '@sojourn/schema';
import { JourneyError } from '../runtime/journey-error.ts';
import type { EnrollmentExport } from '../runtime/enrollment-export.ts';
import { explainTrace } from '../core/explain/explain-trace.ts';

/**
 * Explains an exported enrollment, without an engine: why it is where it is, and, for a node that is named, why it did or did
 * not get what the node does. The same words as `engine.explain` gives for the enrollment.
 *
 * @param record - What `engine.exportEnrollment` gave, redacted or not.
 * @throws JourneyError `request_invalid` for what is no such record.
 */
export function explainRecord(record: EnrollmentExport, nodeId?: string): Explanation {
  // Records come from files too.
  const { enrollment, trace } = record as Partial<EnrollmentExport>;
  if (enrollment === undefined || trace === undefined || record.journey === undefined) {
    throw new JourneyError('request_invalid', 'The record cannot be explained. It is no record of an enrollment.');
  }
  // The document was parsed when it was published.
  const journey = record.journey as unknown as Journey;
  const { contactId, journeyId, id } = enrollment;
  return explainTrace({ contactId, journeyId, enrollmentId: id, trace, refusals: [], journey }, nodeId);
}
