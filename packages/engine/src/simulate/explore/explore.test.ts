import type { Catalog, Journey, JourneyNode, Trigger } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { runScenario } from '../run-scenario.ts';
import { explore } from './explore.ts';

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    orders: { type: 'number', min: 0, integer: true, required: true },
    score: { type: 'number', owner: 'engine' },
    renewsAt: { type: 'datetime' },
    vip: { type: 'boolean' },
    city: { type: 'text' },
  },
  events: {
    signup: { data: { plan: { type: 'text', values: ['free', 'pro'], required: true } } },
    opened: {},
    bought: { data: { total: { type: 'number', min: 0, required: true } } },
  },
  actions: { mail: { channel: 'email', message: true, idempotent: true, outcomes: ['bounced'] } },
  channels: { email: { consent: true } },
};

const signup: Trigger = { id: 'signup', type: 'event', event: 'signup' };

function journeyOf(
  nodes: Readonly<Record<string, JourneyNode>>,
  more: Partial<Journey> = {},
  triggers: readonly Trigger[] = [signup],
): Journey {
  return {
    schemaVersion: 1,
    id: 'j',
    name: 'J',
    timezone: 'Europe/Stockholm',
    entry: { triggers, reentry: { mode: 'never' }, start: Object.keys(nodes)[0] ?? null },
    nodes,
    ...more,
  };
}

const mail: JourneyNode = { type: 'action', action: 'mail', input: {} };
const orders = (op: 'gte' | 'lt' | 'eq', right: number) => ({ left: { attribute: 'orders' }, op, right }) as const;
const names = (list: readonly { readonly nodeId: string; readonly outlet: string }[]): readonly string[] =>
  list.map(({ nodeId, outlet }) => `${nodeId}:${outlet}`);

/** Each scenario it gives is played again, and does what it says. */
function explored(journey: Journey) {
  const found = explore(journey, { catalog });
  for (const { nodeId, outlet, scenario } of found.paths) {
    const played = runScenario(journey, scenario, { catalog });
    expect(played.failures).toEqual([]);
    expect(scenario.expect?.path).toContain(`${nodeId}:${outlet}`);
  }
  return found;
}

describe('exploring a journey', () => {
  it('finds the contact for each case, and proves that the rest is empty', () => {
    const who: JourneyNode = {
      type: 'branch',
      cases: [
        { id: 'none', when: orders('eq', 0) },
        { id: 'some', when: { all: [orders('gte', 1), { left: { entry: 'plan' }, op: 'eq', right: 'pro' }] } },
        { id: 'never', when: { all: [orders('gte', 5), orders('lt', 3)] } },
      ],
    };

    const found = explored(journeyOf({ who }));

    expect(names(found.paths)).toEqual(['who:none', 'who:some', 'who:else']);
    expect(found.unreachable).toEqual([{ nodeId: 'who', outlet: 'never', why: 'case' }]);
    expect(found).toMatchObject({ coverage: 1, unknown: [] });
    expect(found.paths[1]?.scenario.script).toMatchObject([{ event: 'signup', data: { plan: 'pro' } }]);
  });

  it('lets time pass, events happen, values change and dates be missing or past', () => {
    const nodes: Readonly<Record<string, JourneyNode>> = {
      first: {
        type: 'wait',
        until: [
          { id: 'bought', type: 'event', event: 'bought', where: { left: { event: 'total' }, op: 'gt', right: 100 } },
          { id: 'rich', type: 'condition', when: { left: { attribute: 'vip' }, op: 'eq', right: true } },
          { id: 'next', type: 'duration', duration: 'P3D' },
        ],
        outlets: { bought: null, rich: null, next: 'renewal' },
      },
      renewal: { type: 'wait', until: [{ id: 'due', type: 'date', on: { attribute: 'renewsAt' }, offset: '-P1D' }] },
    };

    const found = explored(journeyOf(nodes));

    expect(found.unknown).toEqual([]);
    expect(names(found.paths)).toEqual(['first:bought', 'first:rich', 'first:next', 'renewal:due', 'renewal:past', 'renewal:missing']);
  });

  it('makes actions fail, be withheld and have outcomes, and people decide or be late', () => {
    const nodes: Readonly<Record<string, JourneyNode>> = {
      mail: { ...mail, outlets: { next: 'ask', bounced: 'ask', failed: 'ask', withheld: 'ask' } },
      ask: { type: 'approval', title: 'OK?', assignee: 'ann', due: 'P2D', outlets: { approved: null, rejected: null, overdue: 'late' } },
      late: { type: 'exit', reason: 'late' },
    };

    const found = explored(journeyOf(nodes));

    expect(found).toMatchObject({ coverage: 1, unknown: [] });
    expect(names(found.paths)).toEqual([
      'mail:next',
      'mail:bounced',
      'mail:failed',
      'mail:withheld',
      'ask:approved',
      'ask:rejected',
      'ask:overdue',
    ]);
  });

  it('answers messages, counts events from the entry on, and changes somebody in between', () => {
    const nodes: Readonly<Record<string, JourneyNode>> = {
      mail: { ...mail, outlets: { next: 'pause' } },
      pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D' }], outlets: { next: 'read' } },
      read: {
        type: 'branch',
        cases: [{ id: 'opened', when: { left: { count: { event: 'opened', of: 'mail' } }, op: 'gte', right: 1 } }],
        outlets: { opened: 'few', else: null },
      },
      few: { type: 'branch', cases: [{ id: 'few', when: orders('lt', 3) }], outlets: { few: 'later', else: null } },
      later: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'many' } },
      many: { type: 'branch', cases: [{ id: 'many', when: orders('gte', 10) }] },
    };

    const found = explored(journeyOf(nodes));

    expect(names(found.paths)).toContain('many:many');
    expect(found).toMatchObject({ coverage: 1, unknown: [] });
  });

  it.each<{ readonly trigger: Trigger }>([
    { trigger: { id: 't', type: 'manual' } },
    { trigger: { id: 't', type: 'absence', event: 'signup', without: ['bought'], within: 'PT1H' } },
    { trigger: { id: 't', type: 'attribute', attribute: 'orders', crosses: { above: 4 } } },
    { trigger: { id: 't', type: 'attribute', attribute: 'vip', from: false, to: true } },
    { trigger: { id: 't', type: 'attribute', attribute: 'score', crosses: { above: 49 } } },
    { trigger: { id: 't', type: 'segment', when: orders('gte', 3), on: 'start' } },
    { trigger: { id: 't', type: 'segment', when: orders('gte', 3), on: 'stop' } },
    { trigger: { id: 't', type: 'date', attribute: 'renewsAt', offset: '-P3D', at: '09:00' } },
    { trigger: { id: 't', type: 'inactivity', attribute: 'renewsAt', after: 'P30D' } },
    { trigger: { id: 't', type: 'schedule', cron: '0 9 * * 1', when: orders('gte', 2) } },
  ])('lets somebody in by $trigger.type', ({ trigger }) => {
    const found = explored(journeyOf({ mail }, {}, [trigger]));
    expect(names(found.paths)).toEqual(['mail:next']);
  });

  it('keeps clear of what would end it, and says what it could not find', () => {
    const nodes: Readonly<Record<string, JourneyNode>> = {
      who: {
        type: 'branch',
        cases: [{ id: 'odd', when: { left: { attribute: 'city' }, op: 'matches', right: '^(a+)+$' } }],
        outlets: { else: 'mail' },
      },
      mail,
    };
    const journey = journeyOf(nodes, {
      exits: [{ id: 'rich', when: orders('gte', 100) }],
      goal: { name: 'Bought', when: { event: 'bought' }, onReached: 'exit' },
    });

    const found = explored({ ...journey, entry: { ...journey.entry, criteria: orders('gte', 50) } });

    expect(names(found.paths)).toContain('mail:next');
    expect([...names(found.paths), ...names(found.unknown), ...names(found.unreachable)].toSorted()).toContain('who:odd');
  });

  it('stops when it is told to, and says that the rest is unknown', () => {
    const found = explore(journeyOf({ mail }), { catalog, shouldStop: () => true });
    expect(found).toMatchObject({ paths: [], coverage: 0, unknown: [{ nodeId: 'mail', outlet: 'next' }] });
  });
});
