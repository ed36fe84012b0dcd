import type { Instant } from '@sojourn/schema';
import type { DueInput, EnrollmentRow, Input, Loaded, Tenant } from '../../ports/store.ts';
import type { Waiting } from './contact-queue.ts';

/** One contact as the memory store keeps it. */
export interface ContactRecord extends Waiting {
  readonly tenant: Tenant;
  readonly id: string;
  state: Uint8Array | null;
  /** Rises with every lease, commit and release. */
  token: bigint;
  /** Until when it is kept from others; `null` if free. */
  leasedUntil: Instant | null;
  lastArrived: Instant;
  nextSeq: bigint;
  /** By due, then seq. */
  inbox: DueInput[];
  readonly live: Map<string, EnrollmentRow>;
}

/** A contact nothing is known of yet. */
export function createContactRecord(tenant: Tenant, id: string): ContactRecord {
  return {
    tenant,
    id,
    state: null,
    token: 0n,
    leasedUntil: null,
    lastArrived: Number.NEGATIVE_INFINITY,
    nextSeq: 1n,
    inbox: [],
    live: new Map(),
    wakeAt: null,
    queuedAt: null,
  };
}

/** Puts an input where it belongs; a timer takes the place of one of the same name. */
export function deliver(contact: ContactRecord, input: Input): void {
  if (input.timer !== undefined) removeTimers(contact, new Set([input.timer]));
  else contact.lastArrived = Math.max(contact.lastArrived, input.due);
  const due = input.timer === undefined ? contact.lastArrived : input.due;
  const row: DueInput = { ...input, due, arrived: due, seq: contact.nextSeq };
  contact.nextSeq += 1n;
  contact.inbox.splice(placeOf(contact.inbox, due), 0, row);
}

/** Takes timers out by name. */
export function removeTimers(contact: ContactRecord, names: ReadonlySet<string>): void {
  if (names.size === 0 || contact.inbox.length === 0) return;
  contact.inbox = contact.inbox.filter((row) => row.timer === undefined || !names.has(row.timer));
}

/** Takes applied inputs out. */
export function consume(contact: ContactRecord, seqs: readonly bigint[]): void {
  if (seqs.length === 0) return;
  const gone = new Set(seqs);
  contact.inbox = contact.inbox.filter((row) => !gone.has(row.seq));
}

/** When the contact is to be claimed next: never while it is leased. */
export function firstDue(contact: ContactRecord): Instant | null {
  return contact.leasedUntil === null ? (contact.inbox[0]?.due ?? null) : null;
}

/** What a claim gives. */
export function loadContact(contact: ContactRecord, now: Instant): Loaded {
  return {
    lease: { tenant: contact.tenant, contactId: contact.id, token: contact.token },
    contact: contact.state,
    enrollments: [...contact.live.values()],
    inputs: contact.inbox.slice(0, placeOf(contact.inbox, now)),
  };
}

/** The index after the last row due at or before an instant. */
function placeOf(inbox: readonly DueInput[], due: Instant): number {
  let low = 0;
  let high = inbox.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inbox[middle]?.due ?? due) <= due) low = middle + 1;
    else high = middle;
  }
  return low;
}
