import type { Contact, FrequencyCap, JsonObject, Journey, Policy, QuietHours, Trigger } from '@sojourn/schema';
import { enrollmentId } from './chance.ts';
import type { Draw } from './draw.ts';
import { drawFrom } from './draw.ts';
import type { Features } from './features.ts';
import { aCondition, aMatch, dates, instants, lengths, ofEvent } from './generate-conditions.ts';
import { aNode, plain } from './generate-nodes.ts';
import type { Step, Story } from './script.ts';
import { eventNames, theCatalog } from './the-catalog.ts';
import type { Answer } from './world.ts';

const zones = ['UTC', 'Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Santiago'] as const;
const starts = [
  '2026-03-27T11:00:00Z',
  '2026-03-28T08:00:00Z',
  '2026-10-24T07:00:00Z',
  '2026-10-30T14:00:00Z',
  '2026-03-07T12:00:00Z',
] as const;
const hour = 3_600_000;

/** A story of a seed. */
export function aStory(seed: number, features: Features): Story {
  const draw = drawFrom(seed);
  const ids = ['j1', 'j2', 'j3'].slice(0, draw.pick([1, 1, 2, 3]));
  // What starts a journey by a change of an attribute is not changed by journeys: they would start each other for ever.
  const watched = draw.some(['plan', 'orders', 'vip'], 1);
  const journeys = ids.map((id, index) => aJourney(draw, id, ids.slice(index + 1), watched, features));
  const start = draw.pick(starts);
  return {
    catalog: theCatalog,
    policy: aPolicy(draw, features),
    journeys,
    start,
    script: aScript(draw, journeys as unknown as readonly Journey[], Date.parse(start)), // Made as journeys above.
    provider: aProvider(draw),
  };
}

function aJourney(draw: Draw, id: string, targets: readonly string[], watched: readonly string[], features: Features): JsonObject {
  const nodeIds = Array.from({ length: 1 + draw.int(7) }, (_, index) => `n${index + 1}`);
  const triggers = someTriggers(draw, watched, features);
  const fields = triggers.some(({ type }) => type === 'event' || type === 'absence');
  const writable = ['score', 'plan', 'orders', 'vip', 'name', 'likes', 'blocked'].filter((one) => !watched.includes(one));
  const nodes: Record<string, JsonObject> = {};
  const messages: string[] = [];
  const results: string[] = [];
  for (const [index, nodeId] of nodeIds.entries()) {
    const reach = {
      features,
      targets,
      writable,
      messages,
      results,
      nodes: nodeIds.slice(0, index),
      triggers: triggers.map((one) => one.id),
      entry: true,
      fields,
    };
    const { node, outlets, slow } = aNode(draw, nodeId, reach);
    const later = nodeIds.slice(index + 1);
    const to = (outlet: string): string | null => {
      if (slow.includes(outlet) && draw.chance(20)) return draw.pick(nodeIds.slice(0, index + 1));
      return later.length === 0 || draw.chance(15) ? null : draw.pick(later.slice(0, 3));
    };
    const optional = (outlet: string): boolean =>
      ['failed', 'withheld', 'overdue', 'sent', 'bounced', 'ok'].includes(outlet) && draw.chance(50);
    const edges = outlets.filter((outlet) => !optional(outlet)).map((outlet) => [outlet, to(outlet)]);
    nodes[nodeId] = { ...node, ...(edges.length === 0 ? {} : { outlets: Object.fromEntries(edges) as JsonObject }) }; // Ids and nulls.
    if (node['type'] === 'action' && (node['action'] === 'mail' || node['action'] === 'receipt')) messages.push(nodeId);
    if (node['type'] === 'action' && (node['action'] === 'mail' || node['action'] === 'hook')) results.push(nodeId);
  }
  const timezone = draw.chance(40) ? { timezone: 'contact', fallbackTimezone: draw.pick(zones) } : { timezone: draw.pick(zones) };
  return plain({
    schemaVersion: 1,
    id,
    name: id,
    ...timezone,
    ...(draw.chance(40) ? { priority: draw.int(3) } : {}),
    ...(draw.chance(30) ? { seed: 'salt' } : {}),
    entry: { triggers, ...entryRules(draw, fields), start: 'n1' },
    ...frame(draw, messages, fields),
    ...(features.gating ? sending(draw) : {}),
    nodes,
  });
}

function sending(draw: Draw): object {
  const weekdays = draw.chance(40) ? { weekdays: draw.pick([['mon', 'tue', 'wed'], ['sat', 'sun'], ['fri']]) } : {};
  return {
    ...(draw.chance(25) ? { sendWindows: [{ from: '09:00', to: '17:00', ...weekdays }, ...(draw.chance(30) ? [{ from: '20:00', to: '01:00' }] : [])] } : {}),
    ...(draw.chance(15) ? { blockedDates: [draw.pick(['03-29', '2026-10-25', '03-28', '10-31'])] } : {}),
  };
}

function aPolicy(draw: Draw, features: Features): Policy {
  const categories = { transactional: { consent: false, ...(draw.chance(50) ? { caps: false, quietHours: false } : {}) } };
  if (!features.gating || draw.chance(40)) return { policyVersion: 1, categories };
  const cap = (): FrequencyCap => ({
    channel: draw.pick(['email', 'email', 'sms']),
    ...(draw.chance(50) ? { category: draw.pick(['marketing', 'transactional']) } : {}),
    count: draw.pick([0, 1, 1, 2]),
    per: draw.pick(['day', 'week', 'month', 'P1D', 'PT12H', 'P7D']),
    ...(draw.chance(70) ? { over: draw.pick(['skip', 'defer', 'defer']) } : {}),
    ...(draw.chance(40) ? { maxDefer: draw.pick(['PT1H', 'P1D', 'P1W']) } : {}),
  });
  const quiet = (): QuietHours => ({
    ...draw.pick([{ from: '21:00', to: '08:00' }, { from: '12:00', to: '14:00' }]),
    ...(draw.chance(50) ? { channels: draw.pick([['email'], ['sms', 'push']]) } : {}),
    ...(draw.chance(50) ? { over: draw.pick(['skip', 'defer', 'defer']) } : {}),
  });
  return {
    policyVersion: 1,
    categories,
    ...(draw.chance(70) ? { caps: [cap(), ...(draw.chance(40) ? [cap()] : [])] } : {}),
    ...(draw.chance(50) ? { quietHours: [quiet(), ...(draw.chance(20) ? [quiet()] : [])] } : {}),
    ...(draw.chance(15) ? { blockedDates: ['03-30', '2026-10-24'] } : {}),
  };
}

function someTriggers(draw: Draw, watched: readonly string[], features: Features): readonly Trigger[] {
  const event: Trigger = { id: 't1', type: 'event', event: 'go', ...(draw.chance(25) ? { where: ofEvent(draw) } : {}) };
  const more: readonly Trigger[] = [
    { id: 't2', type: 'event', event: draw.pick(['come', 'go']) },
    {
      id: 't3',
      type: 'absence',
      event: draw.pick(['go', 'come']),
      without: draw.pick([['paid'], ['paid', 'pong'], ['brief']]),
      within: draw.pick(['PT1H', 'P1D']),
    },
    { id: 't4', type: 'manual' },
    ...(features.enroll ? [{ id: 't6', type: 'journey' } as const] : []),
    ...watched.map((attribute): Trigger => attributeTrigger(draw, attribute)),
  ];
  const triggers = [...(draw.chance(85) ? [event] : []), ...draw.some(more, 2)];
  return triggers.length === 0 ? [event] : triggers;
}

function attributeTrigger(draw: Draw, attribute: string): Trigger {
  const id = 't5';
  if (attribute === 'orders')
    return { id, type: 'attribute', attribute, ...draw.pick([{ crosses: { above: 2 } }, { crosses: { below: 3 } }, {}, { to: 3 }]) };
  if (attribute === 'vip') return { id, type: 'attribute', attribute, ...draw.pick([{ to: true }, { from: true }, {}]) };
  return { id, type: 'attribute', attribute, ...draw.pick([{ to: 'pro' }, { from: 'free' }, { from: 'free', to: 'pro' }, {}]) };
}

function entryRules(draw: Draw, fields: boolean): object {
  const reentry = draw.pick([
    { mode: 'never' },
    { mode: 'afterExit' },
    { mode: 'afterExit', after: draw.pick(lengths) },
    ...(fields ? [{ mode: 'perKey' }, { mode: 'perKey', after: 'P1D' }] : []),
    { mode: 'always' },
    { mode: 'always' },
  ]);
  return {
    ...(draw.chance(15) ? { criteria: aCondition(draw, { entry: true, fields, timed: true }, 1) } : {}),
    reentry,
    ...(fields && (reentry.mode === 'perKey' || draw.chance(30)) ? { key: draw.pick(['k', 'n']) } : {}),
    ...(draw.chance(15) ? { holdout: draw.pick([10, 50, 90]) } : {}),
    ...(draw.chance(10) ? { rollout: draw.pick([50, 90]) } : {}),
  };
}

function frame(draw: Draw, messages: readonly string[], fields: boolean): object {
  const reach = { entry: true, fields, timed: true, messages };
  const goal = {
    name: 'Goal',
    when: aMatch(draw, reach),
    within: draw.pick(['P1D', 'P1W', 'P14D']),
    onReached: draw.chance(65) ? 'exit' : 'continue',
  };
  return {
    goal: { ...goal, ...('event' in goal.when && draw.chance(50) ? { value: 'n' } : {}) },
    ...(draw.chance(35)
      ? { exits: [{ id: 'x1', when: aMatch(draw, reach) }, ...(draw.chance(30) ? [{ id: 'x2', when: aMatch(draw, reach) }] : [])] }
      : {}),
    ...(draw.chance(30)
      ? {
          suppression: {
            when: draw.chance(60) ? { left: { attribute: 'blocked' }, op: 'eq', right: true } : aCondition(draw, reach, 1),
            then: draw.chance(65) ? 'hold' : 'exit',
          },
        }
      : {}),
  };
}

function aProvider(draw: Draw): Readonly<Record<string, readonly Answer[]>> {
  const answer = (): Answer =>
    draw.pick<Answer>([
      { outcome: null },
      { outcome: null },
      { outcome: 'sent', data: { n: draw.int(4), text: 'a' } },
      { outcome: 'sent', data: { n: draw.int(4) } },
      { outcome: 'ok', data: { n: draw.int(4) } },
      { outcome: 'bounced' },
      { outcome: 'odd' },
      { outcome: 'unavailable' },
      { outcome: 'approved' },
      { notSent: 'busy' },
      { notSent: 'refused', retryable: false },
      { uncertain: true },
    ]);
  return Object.fromEntries(['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'].map((id) => [id, Array.from({ length: 1 + draw.int(3) }, answer)]));
}

interface Telling {
  readonly draw: Draw;
  readonly journeys: readonly Journey[];
  readonly script: Step[];
  now: number;
  count: number;
}

function aScript(draw: Draw, journeys: readonly Journey[], start: number): readonly Step[] {
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
  if (kind < 72 && telling.journeys.some(({ nodes }) => Object.values(nodes).some(({ type }) => type === 'task' || type === 'approval'))) return aDecision(telling);
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
