import type { Condition, Operand } from '../conditions/condition.ts';

/** Keys and indexes from the start of a document or of a part of it. */
export type MentionPath = readonly (string | number)[];

/** Something that a document names: a thing of the catalog, another node, or a field of some data. */
export type Mention =
  | {
      readonly kind: 'attribute' | 'event' | 'action' | 'segment' | 'channel' | 'journey' | 'node';
      readonly name: string;
      readonly path: MentionPath;
    }
  /** A path into the data of an event. */
  | { readonly kind: 'payload'; readonly event: string; readonly name: string; readonly path: MentionPath }
  /** A path into the data of the trigger event. */
  | { readonly kind: 'entry'; readonly name: string; readonly path: MentionPath }
  /** `node.path` of what a node gave. */
  | { readonly kind: 'result'; readonly name: string; readonly path: MentionPath };

/** A condition inside a document; `event` is the name of the event being judged, where there is one. */
export interface ConditionMention {
  readonly kind: 'condition';
  readonly condition: Condition;
  readonly path: MentionPath;
  readonly event?: string;
}

/** A value that may be an operand. */
export interface OperandMention {
  readonly kind: 'operand';
  readonly operand: Operand;
  readonly path: MentionPath;
}

/** What a node type or a trigger type says about its own data; conditions and operands are looked into by `mentionsOf`. */
export type OwnMention = Mention | ConditionMention | OperandMention;
