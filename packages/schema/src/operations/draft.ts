import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { toPointer } from '../guard/pointer.ts';
import type { Problem } from '../problem.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import type { Operation } from './operation.ts';

/** Keys and list indexes, as a JSON pointer has them. */
export type Path = readonly string[];

/** A journey under edit: each write makes new containers along its path only, and notes what takes it back. */
export interface Draft {
  journey: JsonObject;
  /** In the order of the writes. */
  readonly undo: Operation[];
  readonly touchedNodes: Set<string>;
  isFrameTouched: boolean;
}

/** Begins an edit. */
export function createDraft(journey: Journey): Draft {
  // A journey is JSON; the wider type lets pointers write anywhere, and the result is checked.
  return { journey: journey as unknown as JsonObject, undo: [], touchedNodes: new Set(), isFrameTouched: false };
}

/** The draft as a journey. Between the writes of one operation it may not be a valid one. */
export function journeyOf(draft: Draft): Journey {
  // See `createDraft`.
  return draft.journey as unknown as Journey;
}

/** A node of the draft. */
export function draftNode(draft: Draft, nodeId: string): JourneyNode | undefined {
  const node = read(draft, ['nodes', nodeId]);
  // What is under `nodes` are nodes; in the midst of a batch a pointer may have put anything there.
  return typeof node === 'object' && node !== null && !isList(node) ? (node as JourneyNode) : undefined;
}

/** The value at a path; `undefined` if there is none. Own properties only. */
export function read(draft: Draft, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = draft.journey;
  for (const part of path) value = member(value, part);
  return value;
}

/** Writes a value. The container must exist. */
export function write(draft: Draft, path: Path, value: JsonValue, before?: string): void {
  const old = read(draft, path);
  if (old === value) return;
  const pointer = toPointer(path);
  draft.undo.push(old === undefined ? { op: 'unset', pointer } : { op: 'set', pointer, value: old });
  touch(draft, path);
  draft.journey = replaced(draft.journey, path, (container, key) => withMember(container, key, value, before)) as JsonObject; // The root stays an object.
}

/** Takes a value away; nothing happens if there is none. */
export function erase(draft: Draft, path: Path): void {
  const old = read(draft, path);
  const key = path.at(-1);
  if (old === undefined || key === undefined) return;
  const container = read(draft, path.slice(0, -1));
  if (isList(container)) {
    // Taking an item out shifts the others: only the whole list takes it back.
    draft.undo.push({ op: 'set', pointer: toPointer(path.slice(0, -1)), value: container });
  } else {
    const keys = Object.keys(container ?? {});
    const before = keys[keys.indexOf(key) + 1];
    draft.undo.push({ op: 'set', pointer: toPointer(path), value: old, ...(before !== undefined && { before }) });
  }
  touch(draft, path);
  draft.journey = replaced(draft.journey, path, withoutMember) as JsonObject; // The root stays an object.
}

/** Points an outlet at a node, or opens it; makes `outlets` where a node has none yet. */
export function writeOutlet(draft: Draft, nodeId: string, outlet: string, to: string | null): void {
  const path = ['nodes', nodeId, 'outlets'];
  if (read(draft, path) === undefined) write(draft, path, { [outlet]: to });
  else write(draft, [...path, outlet], to);
}

/** A reason why an operation cannot be done, located in the journey. */
export function refusal(code: string, path: Path, params: JsonObject = {}): readonly Problem[] {
  const nodeId = path[0] === 'nodes' ? path[1] : undefined;
  return [{ code, severity: 'error', pointer: toPointer(path), ...(nodeId !== undefined && { nodeId }), params }];
}

function touch(draft: Draft, path: Path): void {
  if (path[0] === 'nodes' && path[1] !== undefined) draft.touchedNodes.add(path[1]);
  else draft.isFrameTouched = true;
}

function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (isList(value)) return isIndex(key) ? value[Number(key)] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

type Container = JsonObject | readonly JsonValue[];

function replaced(value: JsonValue | undefined, path: Path, change: (container: Container, key: string) => Container): Container {
  const [key = '', ...rest] = path;
  // Callers write only below containers that they have read.
  const container = value as Container;
  return rest.length === 0 ? change(container, key) : withMember(container, key, replaced(member(container, key), rest, change));
}

function withMember(container: Container, key: string, value: JsonValue, before?: string): Container {
  if (isList(container)) return Number(key) < container.length ? container.with(Number(key), value) : [...container, value];
  if (before === undefined || Object.hasOwn(container, key) || !Object.hasOwn(container, before)) return { ...container, [key]: value };
  return Object.fromEntries(Object.entries(container).flatMap((entry) => (entry[0] === before ? [[key, value], entry] : [entry])));
}

function withoutMember(container: Container, key: string): Container {
  if (isList(container)) return container.toSpliced(Number(key), 1);
  return Object.fromEntries(Object.entries(container).filter(([name]) => name !== key));
}

/** `Array.isArray` for readonly lists. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Whether a key of a pointer is a list index as RFC 6901 writes it. */
export function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,8})$/.test(key);
}
