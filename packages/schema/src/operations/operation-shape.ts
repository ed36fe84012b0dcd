import * as shape from '../shapes/make.ts';
import type { Shape } from '../shapes/shape.ts';
import { id, json, text } from '../shapes/text.ts';
import type { JsonObject } from '../values.ts';
import type { Operation, Place } from './operation.ts';

const place: Shape<Place> = shape.anyOf([shape.constant('start'), shape.object({ nodeId: text, outlet: text })]);

// What is inside nodes and items is checked by their type, once the operation has been done.
const node = shape.openObject({ type: text });
const item = shape.openObject({ id: text });
const keep = shape.optional(shape.nullable(text));
const through = shape.optional(text);

/** An operation as it may come from elsewhere. What its nodes and items hold is checked with the result. */
export const operationShape: Shape<JsonObject> = shape.toldByTag('op', [
  shape.object({ op: shape.constant('insert'), at: place, nodeId: id, node, through }),
  shape.object({ op: shape.constant('add'), nodeId: id, node }),
  shape.object({ op: shape.constant('append'), nodeId: id, node, after: shape.optional(text) }),
  shape.object({
    op: shape.constant('paste'),
    nodes: shape.record(id, node),
    start: text,
    at: shape.optional(place),
    through: shape.optional(shape.object({ nodeId: text, outlet: text })),
  }),
  shape.object({ op: shape.constant('remove'), nodeId: text, keep, orphans: shape.optional(shape.boolean()) }),
  shape.object({ op: shape.constant('connect'), at: place, to: shape.nullable(text) }),
  shape.object({ op: shape.constant('move'), nodeId: text, at: place, keep, through, branch: shape.optional(shape.boolean()) }),
  shape.object({ op: shape.constant('rename'), nodeId: text, to: id }),
  shape.object({ op: shape.constant('pin'), nodeId: text, at: shape.nullable(shape.object({ x: shape.number(), y: shape.number() })) }),
  shape.object({ op: shape.constant('set'), pointer: text, value: json, before: shape.optional(text) }),
  shape.object({ op: shape.constant('unset'), pointer: text }),
  shape.object({ op: shape.constant('item.add'), nodeId: text, index: shape.wholeFrom(0), item, to: shape.optional(shape.nullable(text)) }),
  shape.object({ op: shape.constant('item.remove'), nodeId: text, id: text }),
  shape.object({ op: shape.constant('item.move'), nodeId: text, id: text, index: shape.wholeFrom(0) }),
  shape.object({ op: shape.constant('batch'), operations: shape.list(shape.later(() => operationShape)) }),
]) as unknown as Shape<JsonObject>; // What it accepts is JSON; callers need no more than that here.

/** The kinds of operations. */
export type OperationKind = Operation['op'];
