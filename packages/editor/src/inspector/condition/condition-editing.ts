import type { Condition, Problem } from '@sojourn/schema';
import { createContext, useContext, type Context, type ReactElement } from 'react';
import type { ConditionPath } from './condition-path.ts';
import type { ConditionSite } from './operand-choices.ts';

/** A comparison about to be added: nothing of it is in the document until somebody has chosen what it compares. */
export interface PendingComparison {
  /** Beside what, or into which group; the root's path where there is nothing yet. */
  readonly at: ConditionPath;
  readonly how: 'first' | 'beside' | 'into' | 'group';
  readonly join: 'all' | 'any';
}

/** A condition as a sentence to fill in. */
export interface ConditionFieldProps {
  readonly id: string;
  readonly value: Condition | undefined;
  /** `undefined`: the last comparison was taken away. */
  onChange(value: Condition | undefined): void;
  readonly site: ConditionSite;
  readonly readOnly: boolean;
  /** Pointers are below `pointer`. */
  readonly problems: readonly Problem[];
  /** Where the condition stands in the document. */
  readonly pointer: string;
  readonly label: string;
  readonly describedBy?: string | undefined;
  /** What an absent condition means. */
  readonly absent?: string;
}

/** What the parts of one condition builder share. */
export interface ConditionEditing {
  /** Ids of controls start with it. */
  readonly id: string;
  readonly root: Condition | undefined;
  readonly site: ConditionSite;
  readonly readOnly: boolean;
  readonly pending: PendingComparison | undefined;
  /** Writes the whole condition, and moves the focus once it is shown. */
  write(next: Condition | undefined, focus?: string): void;
  begin(pending: PendingComparison | undefined, focus?: string): void;
  problemsAt(path: ConditionPath): readonly Problem[];
  /** A condition inside a condition; handed down, since the parts of the tree hold each other. */
  renderNode(condition: Condition, path: ConditionPath): ReactElement;
  /** A builder inside the builder, for which past events count. */
  renderField(props: ConditionFieldProps): ReactElement;
}

const Editing: Context<ConditionEditing | undefined> = createContext<ConditionEditing | undefined>(undefined);

/** Shares the builder with its parts. */
export const ConditionEditingProvider: typeof Editing.Provider = Editing.Provider;

/** The builder around. @throws outside of one */
export function useConditionEditing(): ConditionEditing {
  const editing = useContext(Editing);
  if (editing === undefined) throw new Error('A part of the condition builder is rendered outside of it.');
  return editing;
}

/** Marks where the focus can be sent, as `data-focus`. */
export function focusKey(part: 'operand' | 'operator' | 'value' | 'add' | 'remove', path: ConditionPath): string {
  return `${part} ${path.join(' ')}`;
}
