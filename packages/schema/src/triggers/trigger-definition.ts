import type { ObjectShape } from '../shapes/shape.ts';
import type { MentionPath, OwnMention } from '../mentions/mention.ts';
import type { Trigger } from './trigger.ts';

/** All that the language knows about one trigger type. */
export interface TriggerDefinition<T extends Trigger = Trigger> {
  readonly type: T['type'];
  /** Told apart from the others by `type`. */
  readonly shape: ObjectShape<T>;
  /** What the trigger names, with paths from the trigger; conditions as such. */
  mentions?(trigger: T): readonly OwnMention[];
  /** Paths from the trigger to what must be filled in and is not. */
  gaps?(trigger: T): readonly MentionPath[];
  /** A new trigger that parses; what only a person can know is left empty. */
  fresh(id: string): T;
}
