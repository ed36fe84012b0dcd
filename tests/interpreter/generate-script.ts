import type { Contact, Journey } from '@sojourn/schema';
import { enrollmentId } from './chance.ts';
import type { Draw } from './draw.ts';
import { dates, instants } from './generate-conditions.ts';
import type { Step } from './script.ts';
import { eventNames } from './the-catalog.ts';

export const zones = ['UTC', 'Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Santiago'] as const;
const hour = 3_600_000;

interface Telling {
  readonly draw: Draw;
  readonly journeys: readonly Journey[];
  readonly script: Step[];
  now: number;
  count: number;
}

/** What happens to one contact. */
export function aScript(draw: Draw, journeys: readonly Journey[], start: number): readonly Step[] {
  const telling: Telling = { draw, journeys, script: [], now: start, count: 0 };
  if (draw.chance(90)) telling.script.push({ do: 'upsert', contact: aContact(draw) });
  const length = 4 + draw.int(18);
  for (let index = 0; index < length; index += 1) {
    telling.script.push(aStep(telling));
    if (draw.chance(65)) passTime(telling);
  }
  telling.script.push({ do: 'pass', ms: draw.pick([2, 9, 40]) * 24 * hour });
  return telling.script;
}

function passTime(telling: Telling): void {
  const { draw, script } = telling;
  const ms = draw.pick([0, 0, 1, 600_000, hour, hour, 12 * hour, 24 * hour, 24 * hour, 48 * hour]);
  if (ms === 0) script.push({ do: 'settle' });
  else script.push({ do: draw.chance(85) ? 'pass' : 'skip', ms });
  telling.now += ms;
}

function aContact(draw: Draw): Contact {
  return {
    id: 'c1',
    ...(draw.chance(70) ? { timezone: draw.pick(zones) } : {}),
    attributes: {
      ...(draw.chance(60) ? { orders: draw.int(5) } : {}),
      ...(draw.chance(60) ? { plan: draw.pick(['free', 'pro']) } : {}),
      ...(draw.chance(60) ? { name: 'Ada' } : {}),
      ...(draw.chance(40) ? { vip: draw.chance(50) } : {}),
      ...(draw.chance(50) ? { due: draw.pick(instants) } : {}),
      ...(draw.chance(50) ? { born: draw.pick(dates) } : {}),
      ...(draw.chance(40) ? { likes: ['tea'] } : {}),
      ...(draw.chance(10) ? { blocked: true } : {}),
    },
    consent: {
      ...(draw.chance(85) ? { email: draw.pick(['subscribed', 'subscribed', 'unsubscribed']) } : {}),
      ...(draw.chance(70) ? { sms: 'subscribed' } : {}),
      ...(draw.chance(20) ? { 'email/offers': 'unsubscribed' } : {}),
    },
    ...(draw.chance(30) ? { tags: ['hot'] } : {}),
    ...(draw.chance(30) ? { segments: ['listed'] } : {}),
  };
}

/** The id of an enrollment that may well be there. */
function someEnrollment({ draw, journeys }: Telling): { readonly id: string; readonly journey: Journey } {
  const journey = draw.pick(journeys);
  const key = journey.entry.key === 'k' ? draw.pick(['a', 'b', null]) : journey.entry.key === 'n' ? draw.pick(['1', '2', null]) : null;
  return { id: enrollmentId(journey.id, 'c1', key, draw.pick([1, 1, 1, 2])), journey };
}

function someKey(telling: Telling): string {
  const { id, journey } = someEnrollment(telling);
  const actions = Object.entries(journey.nodes).flatMap(([nodeId, { type }]) => (type === 'action' ? [nodeId] : []));
  return `default:${id}:${actions.length === 0 ? 'n1' : telling.draw.pick(actions)}:1`;
}

function aStep(telling: Telling): Step {
  const { draw, script } = telling;
  telling.count += 1;
  const kind = draw.int(100);
  if (kind < 62) return anEvent(telling);
  if (kind < 66) return { do: 'upsert', contact: aContact(draw) };
  if (kind < 72 && telling.journeys.some(({ nodes }) => Object.values(nodes).some(({ type }) => type === 'task' || type === 'approval')))
    return aDecision(telling);
  if (kind < 82) return aPatch(telling);
  if (kind < 86) {
    const data = { ...(draw.chance(70) ? { n: draw.int(4) } : {}), ...(draw.chance(50) ? { k: draw.pick(['a', 'b']) } : {}) };
    return {
      do: 'enroll',
      journeyId: draw.pick(telling.journeys).id,
      contactId: 'c1',
      id: `m${telling.count}`,
      ...(draw.chance(30) ? { key: 'a' } : {}),
      data,
    };
  }
  if (kind < 90) return { do: 'outcome', key: someKey(telling), ...(draw.chance(70) ? { outcome: draw.pick(['sent', 'ok', 'odd']) } : {}) };
  if (kind < 93) return { do: 'retry', enrollmentId: someEnrollment(telling).id };
  if (kind < 96) {
    const { id, journey } = someEnrollment(telling);
    return { do: 'move', enrollmentId: id, nodeId: draw.pick(Object.keys(journey.nodes)) };
  }
  if (kind < 98) return { do: 'exit', enrollmentId: someEnrollment(telling).id, ...(draw.chance(50) ? { reason: 'asked' } : {}) };
  if (draw.chance(50)) {
    telling.now += 1;
    return { do: 'archive', journeyId: draw.pick(telling.journeys).id };
  }
  const last = script.at(-1);
  return last?.do === 'event' ? last : anEvent(telling);
}

/** Somebody answers a task that may well be there. */
function aDecision(telling: Telling): Step {
  const { draw } = telling;
  const { id, journey } = someEnrollment(telling);
  const human = Object.entries(journey.nodes).filter(([, { type }]) => type === 'task' || type === 'approval');
  if (human.length === 0) return anEvent(telling);
  const [nodeId, { type }] = draw.pick(human);
  const outcomes = type === 'task' ? ['done', 'later', 'unavailable'] : ['approved', 'rejected', 'unavailable'];
  return { do: 'decide', taskId: `default:${id}:${nodeId}:${draw.pick([1, 1, 1, 2])}`, outcome: draw.pick(outcomes) };
}

function anEvent(telling: Telling): Step {
  const { draw, now, count } = telling;
  const late = draw.chance(15) ? { at: new Date(now + draw.pick([-600_000, -hour, -24 * hour, -72 * hour, hour])).toISOString() } : {};
  return {
    do: 'event',
    id: draw.chance(6) && count > 1 ? `e${1 + draw.int(count)}` : `e${count}`,
    contactId: 'c1',
    name: draw.pick([...eventNames, 'go', 'go', 'ping', 'ping', 'paid']),
    ...late,
    data: { ...(draw.chance(85) ? { n: draw.int(5) } : {}), ...(draw.chance(60) ? { k: draw.pick(['a', 'b', '']) } : {}) },
    ...(draw.chance(20) ? { effect: someKey(telling) } : {}),
  };
}

function aPatch({ draw, count }: Telling): Step {
  const patch = draw.pick([
    { set: { orders: draw.int(5) } },
    { set: { plan: draw.pick(['free', 'pro', 'a']) } },
    { set: { vip: draw.chance(50), due: draw.pick(instants) } },
    { set: { blocked: draw.chance(50) } },
    { set: { blocked: false } },
    { set: { due: draw.pick(instants), born: draw.pick(dates) } },
    { unset: [draw.pick(['due', 'plan', 'orders', 'name'])] },
    { increment: { orders: draw.pick([1, -1]) } },
    { add: { likes: 'jam' } },
    { remove: { likes: 'tea' } },
    { consent: { email: draw.pick(['subscribed', 'unsubscribed']) } },
    { consent: { sms: 'unsubscribed', 'email/marketing': draw.pick(['subscribed', 'unsubscribed']) } },
    { timezone: draw.pick(zones) },
    { tags: draw.pick([[], ['hot']]), segments: draw.pick([[], ['listed']]) },
  ]);
  const revision = draw.chance(25) ? { revision: draw.int(6) } : {};
  return { do: 'patch', contactId: 'c1', patch, ...(draw.chance(50) ? { id: `p${draw.chance(10) ? 1 : count}` } : {}), ...revision };
}
