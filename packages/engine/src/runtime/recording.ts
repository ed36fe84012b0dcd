import type { Catalog, Instant, Policy } from '@sojourn/schema';
import type { InputBody } from '../core/inputs.ts';
import type { ContactState } from '../core/state.ts';
import type { JourneyIndex, VersionDocument } from './published.ts';

/** An input as it was applied. */
export interface RecordedInput {
  /** Its instant before clamping: of a timer when it was due, of anything else when it arrived. */
  readonly at: Instant;
  /** A timer's name. */
  readonly timer?: string;
  readonly body: InputBody;
}

/** Inputs of one contact that were applied and committed together. The contact's batches are numbered from 1. */
export interface RecordedBatch {
  readonly seq: number;
  /** Up to when timers that the batch itself set were applied. */
  readonly now: Instant;
  /** The revision of the index that was in force. */
  readonly revision: number;
  /** The digest of the policy and the catalog that were. */
  readonly settings: string;
  /** In the order in which they were applied. */
  readonly inputs: readonly RecordedInput[];
  /** What the store granted of counters that contacts share, by bucket; absent if nothing was asked for. */
  readonly grants?: Readonly<Record<string, number>>;
  readonly exhausted?: readonly string[];
  /** Buckets that were known to be full. */
  readonly full?: readonly string[];
  readonly choices?: Readonly<Record<string, string | boolean>>;
  /** Batches before this one were not recorded. */
  readonly gap?: true;
}

/** What the contact was after a batch that is erased: replay begins anew behind it. */
export interface RecordedState {
  readonly seq: number;
  readonly state: ContactState;
}

/** What was recorded of one contact. */
export interface RecordedContact {
  readonly contactId: string;
  readonly batches: readonly (RecordedBatch | RecordedState)[];
}

/** All that decided an enrollment. */
export interface Recording {
  readonly tenant: string;
  /** The contact, and those that were merged into it. */
  readonly contacts: readonly RecordedContact[];
  /** What was published, paused and archived, and when. */
  readonly index: JourneyIndex;
  /** The documents of every version in the index. */
  readonly versions: readonly { readonly journeyId: string; readonly version: number; readonly document: VersionDocument }[];
  /** By digest. */
  readonly settings: Readonly<Record<string, { readonly catalog?: Catalog; readonly policy?: Policy }>>;
}
