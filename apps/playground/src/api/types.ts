import type { Catalog, Contact, EnrollmentRecord, InstantText, Journey, JsonObject, Policy, Problem, TraceEntry } from '@sojourn/schema';

/** `GET /api/workspace`. */
export interface WorkspaceAnswer {
  readonly catalog: Catalog;
  readonly policy: Policy;
  readonly database: string;
  readonly smtpServer: string | null;
}

/** One of `GET /api/templates`. */
export interface TemplateRow {
  readonly journey: Journey;
  readonly scenarios: readonly JsonObject[];
}

/** A published revision. */
export interface VersionRow {
  readonly version: number;
  readonly publishedAt: InstantText;
  readonly note?: string;
  readonly by?: string;
}

/** `GET /api/journeys/:id`, and one of `GET /api/journeys`. */
export interface DraftRow {
  readonly id: string;
  readonly revision: number;
  readonly updatedAt: InstantText;
  /** As it was saved: a draft may be half done. */
  readonly journey: Journey;
  /** Newest first. */
  readonly versions: readonly VersionRow[];
}

/** `PUT /api/journeys/:id`. */
export interface SaveAnswer {
  readonly revision: number;
  readonly problems: readonly Problem[];
}

/** `GET /api/enrollments/:id`. */
export interface EnrollmentAnswer {
  readonly enrollment: EnrollmentRecord;
  readonly trace: readonly TraceEntry[];
  readonly journey: Journey;
}

/** One of `GET /api/messages`. */
export interface MessageRow {
  readonly id: string;
  readonly kind: 'email' | 'sms';
  readonly sentAt: number;
  readonly contactId: string | null;
  readonly effectKey: string | null;
  readonly sender: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly arrivals: number;
}

/** One of `GET /api/webhooks`. */
export interface DeliveryRow {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  readonly contactId: string | null;
  readonly body: JsonObject;
  readonly arrivals: number;
}

/** `GET /api/clock`. */
export interface ClockAnswer {
  readonly now: InstantText;
  readonly aheadMs: number;
  readonly nextDue: InstantText | null;
}

/** One of `GET /api/refusals`. */
export interface RefusalRow {
  readonly seq: number;
  readonly at: InstantText;
  readonly journeyId: string;
  readonly contactId: string;
  readonly trigger: string;
  readonly reason: string;
}

/** A page of a list. */
export interface Rows<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}

/** One of `GET /api/contacts`. */
export type ContactRow = Contact;
