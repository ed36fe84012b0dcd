import type { EnrollmentRow, Tenant } from '../../ports/store.ts';
import { createContactQueue } from './contact-queue.ts';
import type { ContactQueue } from './contact-queue.ts';
import { createContactRecord } from './contact-record.ts';
import type { ContactRecord } from './contact-record.ts';

/** An entry of a log. */
export interface LogRow {
  readonly seq: number;
  readonly entry: Uint8Array;
}

/** A document of the engine, set by comparing revisions. */
export interface DocumentRow {
  readonly id: string;
  readonly revision: number;
  readonly value: unknown;
}

/** Everything of one tenant. */
export interface TenantRecord {
  readonly tenant: Tenant;
  readonly contacts: Map<string, ContactRecord>;
  readonly queue: ContactQueue<ContactRecord>;
  readonly enrollments: Map<string, EnrollmentRow & { readonly contactId: string }>;
  /** Ids of enrollments by contact. */
  readonly enrollmentsOf: Map<string, Set<string>>;
  /** The live enrollment's id by journey and identity. */
  readonly identities: Map<string, string>;
  readonly logs: Map<string, LogRow[]>;
  /** By kind, then id. */
  readonly documents: Map<string, Map<string, DocumentRow>>;
  readonly counters: Map<string, number>;
  /** When each dedupe id was seen, oldest first. */
  readonly seen: Map<string, number>;
}

/** An empty tenant. */
export function createTenantRecord(tenant: Tenant): TenantRecord {
  return {
    tenant,
    contacts: new Map(),
    queue: createContactQueue(),
    enrollments: new Map(),
    enrollmentsOf: new Map(),
    identities: new Map(),
    logs: new Map(),
    documents: new Map(),
    counters: new Map(),
    seen: new Map(),
  };
}

/** The contact of an id, made if it is new. */
export function contactOf(record: TenantRecord, id: string): ContactRecord {
  const known = record.contacts.get(id);
  if (known !== undefined) return known;
  const contact = createContactRecord(record.tenant, id);
  record.contacts.set(id, contact);
  return contact;
}

/** How identities are told apart: journey and identity, which may hold any text. */
export function identityOf(row: EnrollmentRow): string {
  return `${row.journeyId.length}:${row.journeyId}${row.identity}`;
}
