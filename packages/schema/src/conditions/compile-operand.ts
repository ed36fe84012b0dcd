import { addDuration } from '../time/add-duration.ts';
import { negateDuration, parseDuration } from '../time/duration.ts';
import { formatInstant } from '../time/instant.ts';
import { localParts } from '../time/wall-clock.ts';
import type { Instant, JsonValue } from '../values.ts';
import type { HistoryQuery, Operand } from './condition.ts';
import type { CompileContext, CompiledOperand, Kind, MaybeField, Meter } from './evaluator.ts';
import { compileHistoryRows } from './history-rows.ts';
import { nowOf, zoneOf } from './moment.ts';
import { durationBounds } from './next-crossing.ts';
import { hasField, ownField } from './operand.ts';
import { compilePath } from './path.ts';
import { pointOfInstant } from './point.ts';
import type { ConditionScope } from './scope.ts';
import { typeOfOperand, typesOfEntry } from './type-of-operand.ts';
import { kindsOf, typedValue } from './typed-value.ts';

const missing: CompiledOperand = { kind: 'unknown', itemKind: 'unknown', read: () => undefined, isMetered: false };

/** Compiles an operand; one that is none is always missing. */
export function compileOperand(operand: Operand, context: CompileContext): CompiledOperand {
  if (hasField(operand, 'attribute')) return compileAttribute(String(operand.attribute), context);
  if (hasField(operand, 'entry')) return compileEntry(operand, String(operand.entry), context);
  if (hasField(operand, 'event')) {
    const path = compilePath(String(operand.event));
    return plain((scope) => path(scope.event), declared(operand, context));
  }
  if (hasField(operand, 'result')) return compileResult(operand, String(operand.result), context);
  if (hasField(operand, 'trigger')) return plain((scope) => scope.trigger, { type: 'text' });
  if (hasField(operand, 'tag')) {
    const tag = String(operand.tag);
    return plain((scope) => scope.tag(tag), 'unknown', 'boolean');
  }
  if (hasField(operand, 'segment')) return compileSegment(String(operand.segment), context);
  if (hasField(operand, 'consent')) {
    const key = String(operand.consent);
    return plain((scope) => scope.consent(key), { type: 'text' });
  }
  if (hasField(operand, 'now')) return compileNow(operand.now, context);
  if (hasField(operand, 'ago')) return compileShift(operand.ago, -1, context);
  if (hasField(operand, 'in')) return compileShift(operand.in, 1, context);
  return compileHistory(operand, context);
}

function declared(operand: Operand, context: CompileContext): MaybeField {
  return typeOfOperand(operand, context.catalog, context.journey, context.event);
}

/** An operand that reads one value, checked against its declared type. `known` is a type that needs no check. */
function plain(raw: (scope: ConditionScope) => JsonValue | undefined, field: MaybeField, known?: Kind): CompiledOperand {
  const { kind, itemKind } = kindsOf(field);
  return { kind: known ?? kind, itemKind, read: typedRead(raw, kind, itemKind), isMetered: false };
}

/** The usual types have their own reader: conditions are judged on every input. */
function typedRead(raw: (scope: ConditionScope) => JsonValue | undefined, kind: Kind, itemKind: Kind): CompiledOperand['read'] {
  if (kind === 'number') {
    return (scope) => {
      const value = raw(scope);
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    };
  }
  if (kind === 'text') {
    return (scope) => {
      const value = raw(scope);
      return typeof value === 'string' ? value : undefined;
    };
  }
  if (kind === 'unknown') return (scope) => raw(scope) ?? undefined;
  return (scope) => typedValue(raw(scope), kind, itemKind);
}

function compileAttribute(name: string, context: CompileContext): CompiledOperand {
  context.reads.attributes.add(name);
  return plain((scope) => scope.attribute(name), ownField(context.catalog.attributes, name) ?? 'unknown');
}

/** Several triggers may declare a field differently: the one that fired counts. */
function compileEntry(operand: Operand, path: string, context: CompileContext): CompiledOperand {
  const read = compilePath(path);
  const field = declared(operand, context);
  if (field !== 'unknown' || context.journey === undefined) return plain((scope) => read(scope.entry), field);
  const kinds = new Map(typesOfEntry(path, context.catalog, context.journey).map(([id, one]) => [id, kindsOf(one)]));
  return plain((scope) => {
    const kind = scope.trigger === undefined ? undefined : kinds.get(scope.trigger);
    const value = read(scope.entry);
    return kind === undefined ? value : typedValue(value, kind.kind, kind.itemKind);
  }, 'unknown');
}

function compileResult(operand: Operand, path: string, context: CompileContext): CompiledOperand {
  const dot = path.indexOf('.');
  const nodeId = dot === -1 ? path : path.slice(0, dot);
  const rest = dot === -1 ? (value: JsonValue | undefined): JsonValue | undefined => value : compilePath(path.slice(dot + 1));
  return plain((scope) => rest(scope.result(nodeId)), declared(operand, context));
}

function compileSegment(id: string, context: CompileContext): CompiledOperand {
  context.reads.segments.add(id);
  const judged = context.segment(id);
  if (judged === undefined) return plain((scope) => scope.segment(id), 'unknown', 'boolean');
  const { test, change } = judged;
  const operand: CompiledOperand = { kind: 'boolean', itemKind: 'unknown', read: (scope, meter) => test(scope, meter), isMetered: true };
  return change === undefined ? operand : { ...operand, change };
}

function compileNow(part: unknown, context: CompileContext): CompiledOperand {
  if (part !== 'date' && part !== 'time' && part !== 'weekday') return missing;
  context.reads.time = true;
  return {
    kind: part === 'date' ? 'date' : 'text',
    itemKind: 'unknown',
    read: (scope) => localParts(nowOf(scope), zoneOf(scope))[part],
    motion: { type: part },
    isMetered: false,
  };
}

function compileShift(duration: unknown, sign: 1 | -1, context: CompileContext): CompiledOperand {
  const parsed = typeof duration === 'string' ? parseDuration(duration) : undefined;
  if (parsed === undefined) return missing;
  context.reads.time = true;
  const parts = sign === 1 ? parsed : negateDuration(parsed);
  const shift = (now: Instant, scope: ConditionScope): Instant => addDuration(now, parts, zoneOf(scope));
  return {
    kind: 'datetime',
    itemKind: 'unknown',
    read: (scope) => formatInstant(shift(nowOf(scope), scope)),
    point: (scope) => pointOfInstant(shift(nowOf(scope), scope)),
    motion: { type: 'shift', shift, bounds: durationBounds(parts) },
    isMetered: false,
  };
}

function compileHistory(operand: Operand, context: CompileContext): CompiledOperand {
  if (hasField(operand, 'count') && isQuery(operand.count)) {
    const { rows, change, isMetered } = compileHistoryRows(operand.count, context, 'all');
    return { kind: 'number', itemKind: 'unknown', read: (scope, meter) => rows(scope, meter)?.length, change, isMetered };
  }
  if (hasField(operand, 'sum') && isQuery(operand.sum) && hasField(operand.sum, 'path')) {
    const { rows, change } = compileHistoryRows(operand.sum, context, 'all');
    const path = compilePath(String(operand.sum.path));
    const read: CompiledOperand['read'] = (scope, meter) => {
      const counted = rows(scope, meter);
      if (counted === undefined) return undefined;
      let sum = 0;
      for (const { data } of counted) {
        meter.left -= 1;
        const value = path(data);
        if (typeof value === 'number') sum += value;
      }
      return Number.isFinite(sum) ? sum : undefined;
    };
    return { kind: 'number', itemKind: 'unknown', read, change, isMetered: true };
  }
  return hasField(operand, 'last') && isQuery(operand.last) ? compileLast(operand.last, context) : missing;
}

function compileLast(query: HistoryQuery, context: CompileContext): CompiledOperand {
  const { rows, change, isMetered } = compileHistoryRows(query, context, 'last');
  const at = (scope: ConditionScope, meter: Meter): Instant | undefined => rows(scope, meter)?.at(-1)?.at;
  return {
    kind: 'datetime',
    itemKind: 'unknown',
    read: (scope, meter) => {
      const instant = at(scope, meter);
      return instant === undefined ? undefined : formatInstant(instant);
    },
    point: (scope, meter) => {
      const instant = at(scope, meter);
      return instant === undefined ? undefined : pointOfInstant(instant);
    },
    change,
    isMetered,
  };
}

function isQuery(value: unknown): value is HistoryQuery {
  return hasField(value, 'event') && typeof value.event === 'string';
}
