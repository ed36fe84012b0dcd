import type { Catalog, Contact, ContactPatch, JsonObject, Policy } from '@sojourn/schema';
import type { Answer } from './world.ts';

/** One thing that happens, or a length of time that passes. */
export type Step =
  | {
      readonly do: 'event';
      readonly id: string;
      readonly contactId: string;
      readonly name: string;
      readonly at?: string;
      readonly data?: JsonObject;
      readonly effect?: string;
    }
  | { readonly do: 'upsert'; readonly contact: Contact }
  | { readonly do: 'patch'; readonly contactId: string; readonly patch: ContactPatch; readonly id?: string; readonly revision?: number }
  | {
      readonly do: 'enroll';
      readonly journeyId: string;
      readonly contactId: string;
      readonly key?: string;
      readonly data?: JsonObject;
      readonly id: string;
    }
  | { readonly do: 'outcome'; readonly key: string; readonly outcome?: string; readonly data?: JsonObject }
  | { readonly do: 'decide'; readonly taskId: string; readonly outcome: string }
  | { readonly do: 'exit'; readonly enrollmentId: string; readonly reason?: string }
  | { readonly do: 'retry'; readonly enrollmentId: string }
  | { readonly do: 'move'; readonly enrollmentId: string; readonly nodeId: string }
  | { readonly do: 'publish'; readonly document: JsonObject }
  | { readonly do: 'archive'; readonly journeyId: string }
  /** All that is due is done. */
  | { readonly do: 'settle' }
  /** Time passes, and all is done when it is due. */
  | { readonly do: 'pass'; readonly ms: number }
  /** Time passes while nobody works. */
  | { readonly do: 'skip'; readonly ms: number };

/** A world to be run: documents, people, what happens, and what the handler gives for each attempt at a node. */
export interface Story {
  readonly catalog: Catalog;
  readonly policy: Policy;
  readonly journeys: readonly JsonObject[];
  readonly start: string;
  readonly script: readonly Step[];
  readonly provider: Readonly<Record<string, readonly Answer[]>>;
}

/** What a run leaves: lines of the trace by enrollment, and refusals. */
export interface Outcome {
  readonly traces: Readonly<Record<string, readonly string[]>>;
  readonly refusals: readonly string[];
  /** What calls answered, step by step. */
  readonly answers: readonly string[];
}

/** The answer to an attempt: the last one goes on for ever. */
export function answerOf(provider: Story['provider'], nodeId: string, attempt: number): Answer {
  const answers = provider[nodeId] ?? [];
  return answers[Math.min(attempt, answers.length) - 1] ?? { outcome: null };
}
