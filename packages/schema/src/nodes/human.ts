import type { Duration, JsonObject } from '../values.ts';
import type { NodeBase } from './node-base.ts';

/** What a task and an approval share. Texts are Liquid. */
export interface HumanStep extends NodeBase {
  readonly title: string;
  readonly input?: JsonObject;
  readonly assignee: string;
  readonly backup?: string;
  readonly due?: Duration;
  readonly businessDays?: boolean;
  /** How long before it is due a reminder goes out. */
  readonly remind?: Duration;
}
