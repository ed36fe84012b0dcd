import type { Instant } from '@sojourn/schema';
import type { AdvanceOptions } from '../../core/advance-types.ts';
import type { CommitResult, ContactWrite, DueInput, Input, Lease, Loaded } from '../../ports/store.ts';

/** What the store and the provider saw, in the order in which it took place. */
export type Happening =
  | { readonly kind: 'appended'; readonly by: string; readonly input: Input; readonly accepted: boolean }
  | { readonly kind: 'claimed'; readonly by: string; readonly now: Instant; readonly loaded: readonly Loaded[] }
  | CommitHappening
  /** A worker read which revision of the index applies. */
  | { readonly kind: 'index'; readonly by: string; readonly revision: number; readonly value: unknown }
  | AttemptHappening
  | { readonly kind: 'crashed'; readonly by: string };

/** One contact's write. */
export interface CommitHappening {
  readonly kind: 'committed';
  readonly by: string;
  /** The worker's clock at the claim. */
  readonly now: Instant;
  readonly loaded: Loaded;
  readonly write: ContactWrite;
  readonly result: CommitResult;
  /** How its worker advanced it; absent for a job. */
  readonly call: AdvanceCall | undefined;
  /** Writes of one transaction have the same number. */
  readonly transaction: number;
}

/** An attempt that reached the provider. */
export interface AttemptHappening {
  readonly kind: 'attempted';
  readonly by: string;
  readonly key: string;
  readonly attempt: number;
  readonly action: string;
  readonly contactId: string;
  /** As the handler was told. */
  readonly consent: Readonly<Record<string, string>>;
  readonly channel: string | undefined;
}

/** The last call of the core for a contact and its inputs: what decided beside them. */
export interface AdvanceCall {
  /** The index's revision that applied. */
  readonly revision: number | undefined;
  readonly options: AdvanceOptions;
}

/** Takes happenings down. */
export interface History {
  readonly all: readonly Happening[];
  add(happening: Happening): void;
}

/** An empty history. */
export function createHistory(): History {
  const all: Happening[] = [];
  return { all, add: (happening) => void all.push(happening) };
}

/** One text per lease. */
export function leaseName({ tenant, contactId, token }: Lease): string {
  return `${tenant}\n${contactId}\n${token}`;
}

/** One text per input of a contact. */
export function inputName(contactId: string, { seq }: DueInput): string {
  return `${contactId}\n${seq}`;
}

/** One text per worker, claim, contact and inputs: a worker may have a contact in hand twice, once under a lease that is over. */
export function callName(by: string, now: Instant, contactId: string, inputs: readonly { readonly seq: bigint }[]): string {
  return `${by}\n${now}\n${contactId}\n${inputs.map(({ seq }) => `${seq}`).join()}`;
}
