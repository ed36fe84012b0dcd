import type { Condition } from '@sojourn/schema';
import { conditionAt, groupOf, isAll, isAny, isNot, joinOf, membersOf, type ConditionPath } from './condition-path.ts';

/** Puts another condition in the place at a path; the rest is shared with the former tree. */
export function replaceAt(root: Condition, path: ConditionPath, next: Condition): Condition {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (step === 'not') return isNot(root) ? { not: replaceAt(root.not, rest, next) } : root;
  const members = membersOf(root);
  const member = members[step];
  if (member === undefined) return root;
  return groupOf(joinOf(root), members.with(step, replaceAt(member, rest, next)));
}

/**
 * Adds a condition behind the one at a path, joined by `join`: to its group if that group is joined the same way,
 * else in a new group in its place.
 *
 * @returns The new tree and the path of what was added.
 */
export function addBeside(
  root: Condition,
  path: ConditionPath,
  join: 'all' | 'any',
  added: Condition,
): { readonly root: Condition; readonly path: ConditionPath } {
  if (typeof path.at(-1) !== 'number') return wrap(root, path, join, added);
  const parentPath = path.slice(0, -1);
  const parent = conditionAt(root, parentPath);
  if (parent === undefined || joinOf(parent) !== join) return wrap(root, path, join, added);
  return addInto(root, parentPath, added);
}

/** Adds a condition at the end of the group at a path. */
export function addInto(
  root: Condition,
  path: ConditionPath,
  added: Condition,
): { readonly root: Condition; readonly path: ConditionPath } {
  const group = conditionAt(root, path);
  if (group === undefined || !(isAll(group) || isAny(group))) return wrap(root, path, 'all', added);
  const members = membersOf(group);
  return { root: replaceAt(root, path, groupOf(joinOf(group), [...members, added])), path: [...path, members.length] };
}

/**
 * Takes out what stands at a path. A group of which one member is left is replaced by that member; one left empty goes too.
 *
 * @returns `undefined` when nothing is left.
 */
export function removeAt(root: Condition, path: ConditionPath): Condition | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  if (step === 'not') {
    const inside = isNot(root) ? removeAt(root.not, rest) : root;
    return inside === undefined ? undefined : { not: inside };
  }
  const members = membersOf(root);
  const member = members[step];
  if (member === undefined) return root;
  const left = removeAt(member, rest);
  const remaining = left === undefined ? members.toSpliced(step, 1) : members.with(step, left);
  if (remaining.length === 0) return undefined;
  return remaining.length === 1 ? remaining[0] : groupOf(joinOf(root), remaining);
}

/** Joins the members of the group at a path by the other word. */
export function rejoinAt(root: Condition, path: ConditionPath, join: 'all' | 'any'): Condition {
  const group = conditionAt(root, path);
  return group === undefined ? root : replaceAt(root, path, groupOf(join, membersOf(group)));
}

/** Turns what stands at a path into its opposite, or back. */
export function negateAt(root: Condition, path: ConditionPath): Condition {
  const target = conditionAt(root, path);
  if (target === undefined) return root;
  return replaceAt(root, path, isNot(target) ? target.not : { not: target });
}

function wrap(
  root: Condition,
  path: ConditionPath,
  join: 'all' | 'any',
  added: Condition,
): { readonly root: Condition; readonly path: ConditionPath } {
  const target = conditionAt(root, path) ?? root;
  return { root: replaceAt(root, path, groupOf(join, [target, added])), path: [...path, 1] };
}
