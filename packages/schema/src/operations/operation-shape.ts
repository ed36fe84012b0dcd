import * as z from 'zod/mini';
import type { Shape } from '../shapes/shape.ts';
import { id, json, text, wholeFrom } from '../shapes/text.ts';
import type { JsonObject } from '../values.ts';
import type { Operation, Place } from './operation.ts';

const place: Shape<Place> = z.union([z.literal('start'), z.strictObject({ nodeId: text, outlet: text })]);

// What is inside nodes and items is checked by their type, once the operation has been done.
const node = z.looseObject({ type: text });
const item = z.looseObject({ id: text });
const keep = z.exactOptional(z.nullable(text));
const through = z.exactOptional(text);

/** An operation as it may come from elsewhere. What its nodes and items hold is checked with the result. */
export const operationShape: Shape<JsonObject> = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('insert'), at: place, nodeId: id, node, through }),
  z.strictObject({ op: z.literal('add'), nodeId: id, node }),
  z.strictObject({ op: z.literal('append'), nodeId: id, node, after: z.exactOptional(text) }),
  z.strictObject({
    op: z.literal('paste'),
    nodes: z.record(id, node),
    start: text,
    at: z.exactOptional(place),
    through: z.exactOptional(z.strictObject({ nodeId: text, outlet: text })),
  }),
  z.strictObject({ op: z.literal('remove'), nodeId: text, keep, orphans: z.exactOptional(z.boolean()) }),
  z.strictObject({ op: z.literal('connect'), at: place, to: z.nullable(text) }),
  z.strictObject({ op: z.literal('move'), nodeId: text, at: place, keep, through, branch: z.exactOptional(z.boolean()) }),
  z.strictObject({ op: z.literal('rename'), nodeId: text, to: id }),
  z.strictObject({ op: z.literal('pin'), nodeId: text, at: z.nullable(z.strictObject({ x: z.number(), y: z.number() })) }),
  z.strictObject({ op: z.literal('set'), pointer: text, value: json, before: z.exactOptional(text) }),
  z.strictObject({ op: z.literal('unset'), pointer: text }),
  z.strictObject({ op: z.literal('item.add'), nodeId: text, index: wholeFrom(0), item, to: z.exactOptional(z.nullable(text)) }),
  z.strictObject({ op: z.literal('item.remove'), nodeId: text, id: text }),
  z.strictObject({ op: z.literal('item.move'), nodeId: text, id: text, index: wholeFrom(0) }),
  z.strictObject({ op: z.literal('batch'), operations: z.array(z.lazy(() => operationShape)) }),
]) as unknown as Shape<JsonObject>; // What it accepts is JSON; callers need no more than that here.

/** The kinds of operations. */
export type OperationKind = Operation['op'];
