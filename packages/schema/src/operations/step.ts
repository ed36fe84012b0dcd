import type { Problem } from '../problem.ts';
import type { Draft } from './draft.ts';
import type { Operation } from './operation.ts';

/** The operation of a kind. */
export type OperationOf<K extends Operation['op']> = Extract<Operation, { readonly op: K }>;

/** Does one kind of operation on a draft, or says why it cannot be done; then the draft is thrown away. */
export type OperationStep<K extends Operation['op']> = (draft: Draft, operation: OperationOf<K>) => readonly Problem[] | undefined;
