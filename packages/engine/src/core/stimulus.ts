import type { JsonObject, JsonValue } from '@sojourn/schema';
import type { EffectResult, TimerBody } from './inputs.ts';
import type { KeptEvent, TaskDecision } from './state.ts';

/** One attribute before and after a change; `undefined` is missing. */
export interface AttributeChange {
  readonly attribute: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/** An operator's command to one enrollment. */
export type Command =
  | { readonly type: 'exit'; readonly reason: string | undefined }
  | { readonly type: 'retry' }
  | { readonly type: 'move'; readonly nodeId: string; readonly by: string }
  | { readonly type: 'decide'; readonly decision: TaskDecision }
  | { readonly type: 'reassign'; readonly taskId: string; readonly assignee: string };

/** What an input means once it has been taken in: the thing that goals, waits and triggers are judged by. */
export type Stimulus =
  | { readonly type: 'event'; readonly name: string; readonly event: KeptEvent }
  | { readonly type: 'change'; readonly attributes: readonly AttributeChange[]; readonly zoneChanged: boolean }
  | { readonly type: 'timer'; readonly body: TimerBody; readonly name?: string }
  | { readonly type: 'result'; readonly key: string; readonly attempt: number; readonly result: EffectResult }
  | {
      readonly type: 'enroll';
      /** By a call of `enroll`, or by an `enroll` node of another journey. */
      readonly by: 'manual' | 'journey';
      readonly journeyId: string;
      readonly key: string | undefined;
      readonly data: JsonObject;
    }
  | { readonly type: 'command'; readonly enrollmentId: string; readonly command: Command };
