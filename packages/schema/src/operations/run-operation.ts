import { graphProblems } from './draft-problems.ts';
import type { Draft } from './draft.ts';
import type { Operation } from './operation.ts';
import type { OperationOf, OperationStep } from './step.ts';
import type { Problem } from '../problem.ts';
import { add } from './add.ts';
import { append } from './append.ts';
import { connect } from './connect.ts';
import { insert } from './insert.ts';
import { itemAdd, itemMove, itemRemove } from './items.ts';
import { move } from './move.ts';
import { paste } from './paste.ts';
import { pin } from './pin.ts';
import { remove } from './remove.ts';
import { rename } from './rename.ts';
import { set, unset } from './set.ts';

const batch: OperationStep<'batch'> = (draft, { operations }) => {
  for (const operation of operations) {
    const problems = runOperation(draft, operation);
    if (problems !== undefined) return problems;
  }
  return undefined;
};

const steps: { readonly [K in Operation['op']]: OperationStep<K> } = {
  insert,
  add,
  append,
  paste,
  remove,
  connect,
  move,
  rename,
  pin,
  set,
  unset,
  'item.add': itemAdd,
  'item.remove': itemRemove,
  'item.move': itemMove,
  batch,
};

/** Does an operation that has its shape on a draft; why it cannot be done, else nothing. Whether the result parses is not looked at. */
export function runOperation<K extends Operation['op']>(draft: Draft, operation: OperationOf<K>): readonly Problem[] | undefined {
  const isPlain = operation.op === 'set' || operation.op === 'unset' || operation.op === 'batch';
  const halfWritten = isPlain || draft.undo.length === 0 ? [] : graphProblems(draft);
  if (halfWritten.length > 0) return halfWritten;
  // The step under an operation's own name takes that operation.
  const step = steps[operation.op] as OperationStep<K>;
  return step(draft, operation);
}
