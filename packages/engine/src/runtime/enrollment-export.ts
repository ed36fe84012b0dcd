import type { Contact, EnrollmentRecord, JsonObject, TraceEntry } from '@sojourn/schema';
import type { Recording } from './recording.ts';

/** An enrollment with everything it is made of. */
export interface EnrollmentExport {
  readonly enrollment: EnrollmentRecord;
  /** The contact as it is now; absent if asked to be left out. */
  readonly contact?: Contact;
  readonly trace: readonly TraceEntry[];
  /** The document of the enrollment's version. */
  readonly journey: JsonObject;
  /** What `replay` needs: the inputs that led there and all that was in force. Absent if redacted, or if none were recorded. */
  readonly recording?: Recording;
}
