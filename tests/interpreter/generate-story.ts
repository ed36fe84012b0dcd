import type { FrequencyCap, JsonObject, Journey, Policy, QuietHours, Trigger } from '@sojourn/schema';
import type { Draw } from './draw.ts';
import { drawFrom } from './draw.ts';
import type { Features } from './features.ts';
import { aCondition, aMatch, lengths, ofEvent } from './generate-conditions.ts';
import { aNode, plain } from './generate-nodes.ts';
import { aScript, zones } from './generate-script.ts';
import type { Story } from './script.ts';
import { theCatalog } from './the-catalog.ts';
import type { Answer } from './world.ts';

const starts = [
  '2026-03-27T11:00:00Z',
  '2026-03-28T08:00:00Z',
  '2026-10-24T07:00:00Z',
  '2026-10-30T14:00:00Z',
  '2026-03-07T12:00:00Z',
] as const;

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
    ...(draw.chance(25)
      ? { sendWindows: [{ from: '09:00', to: '17:00', ...weekdays }, ...(draw.chance(30) ? [{ from: '20:00', to: '01:00' }] : [])] }
      : {}),
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
    ...draw.pick([
      { from: '21:00', to: '08:00' },
      { from: '12:00', to: '14:00' },
    ]),
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
