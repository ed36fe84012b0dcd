import type { ContactChange, JsonObject, WaitAlternative } from '@sojourn/schema';
import type { Draw } from './draw.ts';
import type { Features } from './features.ts';
import { aCondition, days, lengths, ofEvent, times } from './generate-conditions.ts';
import type { Reach } from './generate-conditions.ts';

/** A node without its edges, and the outlets that may lead back. */
export interface Drawn {
  readonly node: JsonObject;
  readonly outlets: readonly string[];
  /** Outlets that take time: an edge back may leave by these. */
  readonly slow: readonly string[];
}

export interface NodeReach extends Reach {
  readonly features: Features;
  /** Journeys it may hand over to. */
  readonly targets: readonly string[];
  /** Attributes it may change. */
  readonly writable: readonly string[];
}

/** Condition, node and script are plain JSON: their interfaces have no index signature to say so. */
export function plain(value: object): JsonObject {
  return value as JsonObject;
}

export function aNode(draw: Draw, id: string, reach: NodeReach): Drawn {
  const { features } = reach;
  const kinds: readonly ((draw: Draw, id: string, reach: NodeReach) => Drawn)[] = [
    anAction,
    anAction,
    anAction,
    aWait,
    aWait,
    aWait,
    aWait,
    anUpdate,
    aBranch,
    aBranch,
    aSwitch,
    aSplit,
    aMilestone,
    anExit,
    ...(features.human ? [aHumanStep] : []),
    ...(features.enroll && reach.targets.length > 0 ? [anEnroll] : []),
  ];
  return draw.pick(kinds)(draw, id, reach);
}

function anAction(draw: Draw, _: string, reach: NodeReach): Drawn {
  const action = draw.pick(['mail', 'mail', 'receipt', 'sms', 'push', 'hook', 'risky']);
  const outcomes: Readonly<Record<string, readonly string[]>> = { mail: ['sent', 'bounced'], hook: ['ok'], risky: ['ok'] };
  const text = draw.pick([
    'Hello',
    'Hi {{ contact.name }}',
    "Hi {{ contact.name | default: 'you' }}",
    reach.fields === true ? '{{ entry.k }} and {{ contact.id }}' : '{{ contact.plan }}',
  ]);
  const node = {
    type: 'action',
    action,
    ...(draw.chance(50) ? { input: { text } } : {}),
    ...(draw.chance(15) ? { category: draw.pick(['transactional', 'offers', 'marketing']) } : {}),
    ...(draw.chance(40) ? { retry: { attempts: 1 + draw.int(3), first: draw.pick(['PT10M', 'PT1H']), most: 'PT2H' } } : {}),
    ...(draw.chance(25) ? { onUncertain: draw.pick(['retry', 'hold', 'skip']) } : {}),
  };
  return { node, outlets: ['next', ...(outcomes[action] ?? []), 'failed', 'withheld'], slow: [] };
}

function aWait(draw: Draw, id: string, reach: NodeReach): Drawn {
  const count = 1 + draw.int(3);
  const until: WaitAlternative[] = [];
  for (let index = 0; index < count; index += 1) {
    const one = anAlternative(draw, ['next', 'timeout', 'x', 'y'][index] ?? 'z', id, reach);
    if (one.type !== 'date' || !until.some(({ type }) => type === 'date')) until.push(one);
  }
  const slow = until.filter(
    (one) =>
      (one.type === 'duration' && !['PT0S', 'PT10M', 'PT1H'].includes(one.duration)) ||
      (one.type === 'time' && one.at !== undefined) ||
      (one.type === 'event' && one.since === undefined) ||
      (one.type === 'condition' && one.edge === true),
  );
  const more = until.some(({ type }) => type === 'date') ? ['past', 'missing'] : [];
  return { node: plain({ type: 'wait', until }), outlets: [...until.map((one) => one.id), ...more], slow: slow.map((one) => one.id) };
}

function anAlternative(draw: Draw, id: string, nodeId: string, reach: NodeReach): WaitAlternative {
  const onDays = draw.chance(30) ? { weekdays: draw.some(days, 4) } : {};
  const weekdays = onDays.weekdays?.length === 0 ? {} : onDays;
  switch (draw.int(8)) {
    case 0:
    case 1:
      return {
        id,
        type: 'duration',
        duration: draw.pick([...lengths, 'PT0S']),
        ...(draw.chance(30) ? { at: draw.pick(times) } : {}),
        ...weekdays,
      };
    case 2: {
      const on = draw.pick([{ attribute: 'due' }, { attribute: 'born' }, { attribute: 'due' }, { last: { event: 'paid' } }]);
      const offset = draw.chance(40) ? { offset: draw.pick(['P1D', '-P1D', 'PT2H', '-PT1H', 'P1M']) } : {};
      return { id, type: 'date', on, ...offset, ...(draw.chance(40) ? { at: draw.pick(times) } : {}) };
    }
    case 3:
      if (draw.chance(50)) return { id, type: 'time', at: draw.pick(times), ...weekdays };
      return {
        id,
        type: 'time',
        window: draw.pick([
          { from: '09:00', to: '17:00' },
          { from: '22:00', to: '06:00' },
        ]),
        ...weekdays,
      };
    case 4:
      return { id, type: 'condition', when: aCondition(draw, { ...reach, timed: true }), ...(draw.chance(50) ? { edge: true } : {}) };
    default: {
      const of = draw.chance(15) ? (reach.messages ?? []) : [];
      const points = ['entry', ...(reach.nodes ?? []).map((one) => `node:${one}`), `node:${nodeId}`];
      return {
        id,
        type: 'event',
        event: of.length > 0 ? draw.pick(['ping', 'pong']) : draw.pick(['ping', 'pong', 'paid', 'come', 'go']),
        ...(draw.chance(30) ? { where: ofEvent(draw) } : {}),
        ...(draw.chance(35) ? { since: draw.pick(points) } : {}),
        ...(of.length > 0 ? { of: draw.pick(of) } : {}),
      };
    }
  }
}

function anUpdate(draw: Draw, _: string, { writable }: NodeReach): Drawn {
  const all: readonly ContactChange[] = [
    { op: 'increment', attribute: 'score', value: 2 },
    { op: 'increment', attribute: 'score' },
    { op: 'set', attribute: 'plan', value: draw.pick(['free', 'pro', 'a']) },
    { op: 'set', attribute: 'orders', value: draw.int(5) },
    { op: 'set', attribute: 'vip', value: draw.chance(50) },
    { op: 'unset', attribute: 'name' },
    { op: 'unset', attribute: 'plan' },
    { op: 'add', attribute: 'likes', value: draw.pick(['tea', 'jam']) },
    { op: 'remove', attribute: 'likes', value: 'tea' },
    { op: 'set', attribute: 'blocked', value: draw.chance(50) },
    { op: 'set', attribute: 'name', value: { attribute: 'plan' } },
  ];
  const changes: readonly ContactChange[] = [
    ...draw.some(all, 2).filter((one) => 'attribute' in one && writable.includes(one.attribute)),
    ...(draw.chance(30) ? [{ op: draw.pick(['add', 'remove'] as const), tag: 'hot' }] : []),
  ];
  const filled = changes.length === 0 ? [{ op: 'add', tag: 'hot' }] : changes;
  return { node: plain({ type: 'update', changes: filled }), outlets: ['next'], slow: [] };
}

function aBranch(draw: Draw, _: string, reach: NodeReach): Drawn {
  const cases = ['a', 'b', 'c'].slice(0, 1 + draw.int(3)).map((id) => ({ id, when: aCondition(draw, { ...reach, timed: true }) }));
  return { node: plain({ type: 'branch', cases }), outlets: [...cases.map(({ id }) => id), 'else'], slow: [] };
}

function aSwitch(draw: Draw, _: string, reach: NodeReach): Drawn {
  const byPlan = draw.chance(50);
  const cases = byPlan
    ? [
        { id: 'f', value: 'free' },
        { id: 'p', value: 'pro' },
      ]
    : [
        { id: 'one', value: 1 },
        { id: 'three', value: 3 },
      ];
  const on = byPlan
    ? { attribute: 'plan' }
    : draw.pick([{ attribute: 'orders' }, ...(reach.fields === true ? [{ entry: 'n' }] : []), { attribute: 'score' }]);
  return { node: plain({ type: 'switch', on, cases }), outlets: [...cases.map(({ id }) => id), 'else', 'missing'], slow: [] };
}

function aSplit(draw: Draw): Drawn {
  const arms = ['a', 'b', 'c'].slice(0, 2 + draw.int(2)).map((id) => ({ id, weight: draw.pick([1, 10, 33.3, 50]) }));
  return {
    node: plain({ type: 'split', arms, ...(draw.chance(40) ? { per: 'enrollment' } : {}) }),
    outlets: arms.map(({ id }) => id),
    slow: [],
  };
}

function aMilestone(draw: Draw, _: string, reach: NodeReach): Drawn {
  const jumpWhen = draw.chance(60) ? { jumpWhen: aCondition(draw, { ...reach, results: [], timed: true }, 1) } : {};
  return { node: plain({ type: 'milestone', ...jumpWhen }), outlets: ['next'], slow: [] };
}

function anExit(draw: Draw): Drawn {
  return { node: { type: 'exit', reason: draw.pick(['done', 'enough']) }, outlets: [], slow: [] };
}

function aHumanStep(draw: Draw): Drawn {
  const type = draw.pick(['task', 'approval']);
  const due = draw.chance(60) ? { due: draw.pick(['PT1H', 'P1D', 'P2D']), ...(draw.chance(40) ? { businessDays: true } : {}) } : {};
  const node = {
    type,
    title: draw.pick(['Call', 'Call {{ contact.name }}']),
    assignee: draw.pick(['ann', "{{ contact.name | default: 'bob' }}"]),
    ...(draw.chance(40) ? { backup: 'carl' } : {}),
    ...due,
    ...('due' in due && draw.chance(50) ? { remind: 'PT1H' } : {}),
  };
  const outlets = type === 'task' ? ['next', 'overdue'] : ['approved', 'rejected', 'overdue'];
  // A handler may answer at once: only what time brings leads back.
  return { node: plain(node), outlets, slow: 'due' in due && due.due !== 'PT1H' ? ['overdue'] : [] };
}

function anEnroll(draw: Draw, _: string, { targets }: NodeReach): Drawn {
  const key = draw.chance(40) ? { key: draw.pick<unknown>(['k1', { attribute: 'plan' }, '{{ contact.id }}', { entry: 'k' }]) } : {};
  const data = draw.chance(50) ? { data: { n: { attribute: 'orders' }, k: 'x' } } : {};
  return { node: plain({ type: 'enroll', journey: draw.pick(targets), ...key, ...data }), outlets: ['next'], slow: [] };
}
