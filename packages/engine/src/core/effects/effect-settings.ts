import type { OnUncertain } from '@sojourn/schema';
import type { EffectGate } from './effect-gate.ts';
import type { InputRenderer } from '../template/render-input.ts';

/** All that is known of an action node's effect before anybody arrives. */
export interface EffectSettings {
  readonly action: string;
  /** The input's templates, read once. */
  readonly render: InputRenderer;
  readonly channel: string | undefined;
  readonly category: string | undefined;
  /** What consent is asked by; `undefined` if none is needed. */
  readonly consent: string | undefined;
  /** What stands before its begin; `undefined` if nothing can. */
  readonly gate?: EffectGate | undefined;
  readonly timeoutMs: number;
  /** Attempts in all, the first included. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly mostDelayMs: number;
  readonly onUncertain: OnUncertain;
  /** Declared outcomes. */
  readonly outcomes: ReadonlySet<string>;
}
