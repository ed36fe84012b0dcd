import type { Comparison } from './conditions/condition.ts';
import type { InstantText, JsonObject, JsonValue } from './values.ts';

interface At {
  /** Counts from 1 within the enrollment. */
  readonly seq: number;
  /** UTC with milliseconds. */
  readonly at: InstantText;
  readonly nodeId?: string;
  /** Counts from 1 per node. */
  readonly visit?: number;
}

/** What woke a parked enrollment. */
export type WokeBy = 'timer' | 'event' | 'condition' | 'result' | 'task';

/** One change of a contact as the trace shows it; missing values are `null`. */
export type UpdatedChange = { readonly op: string; readonly from: JsonValue; readonly to: JsonValue } & (
  | { readonly attribute: string }
  | { readonly tag: string }
);

/** An entry of the trace of one enrollment. Written as canonical JSON (RFC 8785). */
export type TraceEntry = At &
  (
    | {
        readonly kind: 'entered';
        readonly trigger: string;
        readonly key: string | null;
        readonly ordinal: number;
        readonly version: number;
        readonly control: boolean;
      }
    | { readonly kind: 'refused'; readonly trigger: string; readonly reason: string }
    | { readonly kind: 'queued'; readonly reason: string }
    | { readonly kind: 'arrived' }
    | { readonly kind: 'decided'; readonly outlet: string; readonly because?: readonly Comparison[] }
    | { readonly kind: 'parked'; readonly wakeAt?: InstantText; readonly listensFor?: readonly string[] }
    | { readonly kind: 'woke'; readonly by: WokeBy; readonly outlet: string; readonly because?: readonly Comparison[] }
    | { readonly kind: 'jumped'; readonly from: string | null; readonly because?: readonly Comparison[] }
    | { readonly kind: 'effect.requested'; readonly key: string; readonly action: string }
    | { readonly kind: 'effect.begun'; readonly key: string; readonly attempt: number }
    | { readonly kind: 'effect.deferred'; readonly key: string; readonly reason: string; readonly until: InstantText }
    | { readonly kind: 'effect.withheld'; readonly key: string; readonly reason: string }
    | {
        readonly kind: 'effect.completed';
        readonly key: string;
        readonly outcome: string | null;
        readonly data?: JsonObject;
        readonly late?: boolean;
      }
    | { readonly kind: 'effect.failed'; readonly key: string; readonly code: string }
    | { readonly kind: 'effect.retried'; readonly key: string; readonly attempt: number; readonly dueAt: InstantText }
    | { readonly kind: 'effect.uncertain'; readonly key: string; readonly then: string }
    | { readonly kind: 'task.created' | 'task.reissued'; readonly taskId: string; readonly assignee: string; readonly dueAt?: InstantText }
    | { readonly kind: 'task.reminded' | 'task.overdue' | 'task.cancelled'; readonly taskId: string }
    | { readonly kind: 'task.completed'; readonly taskId: string; readonly outcome: string; readonly by: string }
    | { readonly kind: 'updated'; readonly changes: readonly UpdatedChange[] }
    | { readonly kind: 'goal'; readonly counted: boolean; readonly value?: number; readonly because?: readonly Comparison[] }
    | { readonly kind: 'suspended' | 'resumed'; readonly because?: readonly Comparison[] }
    | { readonly kind: 'held' | 'released'; readonly key: string }
    | { readonly kind: 'moved'; readonly from: string | null; readonly to: string; readonly by: string }
    | { readonly kind: 'migrated'; readonly from: number; readonly to: number; readonly answer: string }
    | { readonly kind: 'failed'; readonly code: string }
    | { readonly kind: 'ended'; readonly end: string; readonly because?: readonly Comparison[] }
  );

/** The kinds of trace entries. */
export type TraceKind = TraceEntry['kind'];
