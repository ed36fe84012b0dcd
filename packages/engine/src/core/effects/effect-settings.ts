import type { JsonObject, OnUncertain } from '@sojourn/schema';

/** All that is known of an action node's effect before anybody arrives. */
export interface EffectSettings {
  readonly action: string;
  readonly input: JsonObject;
  readonly channel: string | undefined;
  readonly category: string | undefined;
  /** What consent is asked by; `undefined` if none is needed. */
  readonly consent: string | undefined;
  readonly timeoutMs: number;
  /** Attempts in all, the first included. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly mostDelayMs: number;
  readonly onUncertain: OnUncertain;
  /** Declared outcomes. */
  readonly outcomes: ReadonlySet<string>;
}
