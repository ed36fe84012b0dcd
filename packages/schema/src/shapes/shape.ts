import type * as z from 'zod/mini';

/** A schema that is typed against the handwritten type: the two cannot drift apart. */
export type Shape<T> = z.ZodMiniType<T>;
