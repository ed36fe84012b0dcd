import { DataScope } from '../conditions/create-scope.ts';
import type { ConditionScope, HistoryEvent } from '../conditions/scope.ts';
import { msPerDay } from '../time/civil.ts';
import { formatInstant, parseInstant } from '../time/instant.ts';
import { daysOfDate } from '../time/local-time.ts';
import { atLocalTime, dateOfDay, localDayAt, localParts, weekdayOfDay } from '../time/wall-clock.ts';
import type { Instant, JsonObject, JsonValue } from '../values.ts';
import type { Cell } from './formula.ts';
import { historyFor } from './example-history.ts';
import type { Solve } from './example-history.ts';
import type { Reading } from './reading.ts';
import type { Clock } from './time-cells.ts';
import { clockOf } from './world.ts';
import type { World } from './world.ts';

/** An example contact, and the payloads that come with it, with all that conditions read: `null` is missing. */
export interface Witness extends JsonObject {
  readonly attributes?: JsonObject;
  readonly entry?: JsonObject;
  /** The data of the event being judged. */
  readonly event?: JsonObject;
  readonly results?: JsonObject;
  readonly consent?: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
  readonly segments?: readonly string[];
  readonly trigger?: string;
  /** When it is judged, where that matters. */
  readonly now?: string;
  /** Events that happened before. */
  readonly history?: readonly JsonObject[];
}

interface ExampleEvent {
  readonly event: string;
  readonly at: string;
  readonly data?: JsonObject;
  /** The node whose message it answers. */
  readonly answers?: string;
}

type Values = readonly (readonly [Reading, Cell])[];

const containers: Readonly<Record<string, string>> = {
  attribute: 'attributes',
  consent: 'consent',
  entry: 'entry',
  event: 'event',
  result: 'results',
};

/** The example that has these values. */
export function witnessOf(values: Values, movesWithNow: (reading: Reading) => boolean, world: World, solve: Solve): Witness {
  const clock = clockOf(world);
  const now = instantOf(values, clock);
  const parts = new Map<string, JsonObject>();
  const facts = new Map<string, string[]>();
  let trigger: string | undefined;
  for (const [reading, cell] of values) {
    const [kind = '', name] = Object.entries(reading.operand)[0] ?? [];
    const value = movesWithNow(reading) ? moved(cell, now - clock.now) : (cell ?? null);
    const container = containers[kind];
    if (container !== undefined)
      parts.set(
        container,
        withPath(parts.get(container) ?? {}, kind === 'attribute' || kind === 'consent' ? [String(name)] : String(name).split('.'), value),
      );
    else if (kind === 'tag' || kind === 'segment')
      facts.set(`${kind}s`, [...(facts.get(`${kind}s`) ?? []), ...(value === true ? [String(name)] : [])]);
    else if (kind === 'trigger' && typeof value === 'string') trigger = value;
  }
  const history = historyFor(
    values.map(([reading, cell]) => [reading.operand, movesWithNow(reading) ? moved(cell, now - clock.now) : (cell ?? null)] as const),
    now,
    world,
    solve,
  );
  const readsTime = values.some(([reading]) => 'now' in reading.operand || movesWithNow(reading)) || history.length > 0;
  return {
    ...Object.fromEntries(parts),
    ...Object.fromEntries(facts),
    ...(trigger !== undefined && { trigger }),
    ...(readsTime && { now: formatInstant(now) }),
    ...(history.length > 0 && { history }),
  };
}

/** What the evaluator judges an example by. */
export function scopeOf(witness: Witness, world: World): ConditionScope {
  const clock = clockOf(world);
  const now = witness.now === undefined ? clock.now : (parseInstant(witness.now) ?? clock.now);
  const history = (witness.history ?? []).map((one, index): HistoryEvent => {
    // As written by `historyFor`.
    const { event, at: instant, data, answers } = one as unknown as ExampleEvent;
    const at = parseInstant(instant) ?? now;
    const effect = answers === undefined ? {} : { effect: answers };
    return { id: `example-${index}`, name: event, at, arrived: at, ...(data !== undefined && { data }), ...effect };
  });
  return new ExampleScope({ ...witness, now, zone: clock.zone, history: history.toSorted((a, b) => a.at - b.at) });
}

class ExampleScope extends DataScope {
  override since(): Instant {
    return this.now - exampleSince;
  }

  override answers(effect: string | undefined, nodeId: string): boolean {
    return effect === nodeId;
  }
}

/** The example entered, and passed each node, that long ago. */
const exampleSince = 30 * msPerDay;

/** The instant that shows the date, the weekday and the time that are asked for; the nearest after the usual one. */
function instantOf(values: Values, { now, zone }: Clock): Instant {
  const asked = new Map(
    values.flatMap(([{ operand }, cell]) => ('now' in operand && typeof cell === 'string' ? [[operand.now, cell] as const] : [])),
  );
  if (asked.size === 0) return now;
  const parts = localParts(now, zone);
  let day = daysOfDate(asked.get('date') ?? '') ?? localDayAt(now, zone);
  const weekday = asked.get('weekday');
  // A date that is asked for has its own weekday, whatever is asked beside it.
  for (let ahead = 0; ahead < 7 && !asked.has('date') && weekday !== undefined && weekdayOfDay(day) !== weekday; ahead += 1) day += 1;
  return atLocalTime(dateOfDay(day), asked.get('time') ?? parts.time, zone);
}

function moved(cell: Cell, by: number): JsonValue {
  const instant = typeof cell === 'string' ? parseInstant(cell) : undefined;
  return instant === undefined ? (cell ?? null) : formatInstant(instant + by);
}

/** An object with a value at a path of names, and all that it had. */
function withPath(object: JsonObject, [name = '', ...rest]: readonly string[], value: JsonValue): JsonObject {
  if (rest.length === 0) return { ...object, [name]: value };
  const inner = Object.hasOwn(object, name) ? object[name] : undefined;
  const container = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as JsonObject) : {}; // Neither list nor null.
  return { ...object, [name]: withPath(container, rest, value) };
}
