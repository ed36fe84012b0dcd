import { msPerDay, msPerMinute } from '../time/civil.ts';
import { msOfTime } from '../time/local-time.ts';
import type { Instant, JsonValue } from '../values.ts';
import type { ComparisonOp } from './condition.ts';
import { earliest } from './earliest.ts';
import type { Change, CompiledOperand, Meter, Motion } from './evaluator.ts';
import { nowOf, zoneOf } from './moment.ts';
import { nextCrossing, nextMinute, nextWallClock } from './next-crossing.ts';
import { isList } from './path.ts';
import type { ConditionScope } from './scope.ts';
import { pointsOf } from './temporal-comparison.ts';

/** The two sides of a comparison, as far as time moves them. */
export interface ChangingSides {
  readonly op: ComparisonOp;
  readonly left: CompiledOperand;
  /** The operand on the right, if it is one; else the literal counts. */
  readonly right: CompiledOperand | undefined;
  readonly literal: JsonValue | undefined;
  readonly isTemporal: boolean;
}

/** When a comparison can next change by time alone; `undefined` if it never can. */
export function changeOf(sides: ChangingSides): Change | undefined {
  const { left, right, literal } = sides;
  const parts = [left.change, right?.change].filter((part) => part !== undefined);
  const isPresence = sides.op === 'exists' || sides.op === 'missing';
  // What moves by itself is always there, so asking whether it is never changes.
  if (!isPresence) {
    const ofLeft = motionChange(left.motion, right?.motion, sides, (scope, meter) =>
      right === undefined ? literal : right.read(scope, meter),
    );
    if (ofLeft !== undefined) parts.push(ofLeft);
    const ofRight = motionChange(right?.motion, left.motion, sides, (scope, meter) => left.read(scope, meter));
    if (ofRight !== undefined) parts.push(ofRight);
  }
  const [only] = parts;
  if (parts.length <= 1) return only;
  return (scope, meter) => earliest(parts.map((part) => part(scope, meter)));
}

type Other = (scope: ConditionScope, meter: Meter) => JsonValue | undefined;

function motionChange(motion: Motion | undefined, otherMotion: Motion | undefined, sides: ChangingSides, other: Other): Change | undefined {
  if (motion === undefined) return undefined;
  if (motion.type === 'date' || motion.type === 'weekday') return finite((scope) => nextWallClock(nowOf(scope), zoneOf(scope), [0]));
  // Two moving sides, or a comparison as text: rather look again every minute than miss a change.
  if (otherMotion !== undefined) return finite((scope) => nextMinute(nowOf(scope), zoneOf(scope)));
  if (motion.type === 'time') return finite((scope, meter) => nextTime(other(scope, meter), scope));
  if (!sides.isTemporal) return finite((scope) => nextMinute(nowOf(scope), zoneOf(scope)));
  return (scope, meter) => {
    const zone = zoneOf(scope);
    const at = (now: Instant): Instant => motion.shift(now, scope);
    const crossings = (pointsOf(other(scope, meter)) ?? []).map((point) =>
      nextCrossing({ now: nowOf(scope), zone, at, bounds: motion.bounds, point, asDates: sides.op === 'on' }),
    );
    return earliest(crossings);
  };
}

/** A zone without changes of clocks ends its span never; timers take finite instants only. */
function finite(change: (scope: ConditionScope, meter: Meter) => Instant): Change {
  return (scope, meter) => {
    const instant = change(scope, meter);
    return Number.isFinite(instant) ? instant : undefined;
  };
}

/** A time starts and stops being shown; at midnight the clock starts anew. */
function nextTime(value: JsonValue | undefined, scope: ConditionScope): Instant {
  const times = (isList(value) ? value : [value]).map((item) => (typeof item === 'string' ? msOfTime(item) : undefined));
  const known = times.filter((time) => time !== undefined);
  if (known.length < times.length || known.length > 100) return nextMinute(nowOf(scope), zoneOf(scope));
  return nextWallClock(nowOf(scope), zoneOf(scope), [0, ...known.flatMap((time) => [time, (time + msPerMinute) % msPerDay])]);
}
