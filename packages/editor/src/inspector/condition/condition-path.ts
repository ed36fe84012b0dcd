import type { AllCondition, AnyCondition, ComparisonCondition, Condition, NotCondition } from '@sojourn/schema';

/** Where a condition sits in the tree: indexes into `all` or `any`; a `not` is passed through by `not`. Empty is the root. */
export type ConditionPath = readonly (number | 'not')[];

/** A group that lists its members. */
export type ConditionGroup = AllCondition | AnyCondition;

/** Whether the condition compares two values. */
export function isComparison(condition: Condition): condition is ComparisonCondition {
  return Object.hasOwn(condition, 'left');
}

/** Whether the condition is the opposite of another. */
export function isNot(condition: Condition): condition is NotCondition {
  return Object.hasOwn(condition, 'not');
}

/** Whether all members must hold. */
export function isAll(condition: Condition): condition is AllCondition {
  return Object.hasOwn(condition, 'all');
}

/** Whether one member must hold. */
export function isAny(condition: Condition): condition is AnyCondition {
  return Object.hasOwn(condition, 'any');
}

/** The members of a group; of anything else, none. */
export function membersOf(condition: Condition): readonly Condition[] {
  if (isAll(condition)) return condition.all;
  return isAny(condition) ? condition.any : [];
}

/** The word that joins the members of a group. */
export function joinOf(condition: Condition): 'all' | 'any' {
  return isAny(condition) ? 'any' : 'all';
}

/** A group of these members. */
export function groupOf(join: 'all' | 'any', members: readonly Condition[]): ConditionGroup {
  return join === 'all' ? { all: members } : { any: members };
}

/** What stands at a path; `undefined` if the path leads nowhere. */
export function conditionAt(root: Condition, path: ConditionPath): Condition | undefined {
  let current: Condition | undefined = root;
  for (const step of path) {
    if (current === undefined) return undefined;
    if (step === 'not') current = isNot(current) ? current.not : undefined;
    else current = membersOf(current)[step];
  }
  return current;
}

/** The JSON pointer of a path below the pointer of the root. */
export function pointerOfPath(root: Condition, base: string, path: ConditionPath): string {
  let pointer = base;
  let current: Condition | undefined = root;
  for (const step of path) {
    if (current === undefined) return pointer;
    if (step === 'not') {
      pointer += '/not';
      current = isNot(current) ? current.not : undefined;
    } else {
      pointer += `/${joinOf(current)}/${step}`;
      current = membersOf(current)[step];
    }
  }
  return pointer;
}
