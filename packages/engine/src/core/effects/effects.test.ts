import { hashShare } from '@sojourn/schema';
import type { ActionNode, JourneyNode } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aJourney } from '../testing/a-journey.ts';
import { instant, Player } from '../testing/player.ts';
import type { PlayerOptions } from '../testing/player.ts';

const end: JourneyNode = { type: 'exit', reason: 'done' };

function sending(node: Partial<ActionNode>, more: Parameters<typeof aJourney>[1] = {}, options: PlayerOptions = {}): Player {
  const mail: JourneyNode = { type: 'action', action: 'send_email', outlets: { next: 'end' }, ...node };
  const player = new Player(aJourney({ mail, end }, more), options);
  player.event('start');
  return player;
}

const busy = { status: 'not_sent', code: 'busy', retryable: true } as const;
const unclear = { status: 'uncertain', code: 'timeout' } as const;

describe('an effect', () => {
  it('is requested where the node is reached, begun at the end of the input, and parks until its result', () => {
    const player = sending({ outlets: { next: 'end', bounced: 'end' } });
    const key = `default:${player.last.id}:mail:1`;
    expect(player.story).toEqual(['entered', 'arrived mail', 'effect.requested', 'parked mail', 'effect.begun']);
    expect(player.begun).toMatchObject([
      { key, attempt: 1, nodeId: 'mail', visit: 1, action: 'send_email', channel: 'email', timeoutMs: 30_000 },
    ]);
    expect(player.timers.get(`lost:${key}`)).toMatchObject({ due: player.now + 30_000 });
    player.result({ status: 'done', outcome: 'bounced', data: { code: 550 } });
    expect(player.trace.slice(5, 7)).toMatchObject([
      { kind: 'effect.completed', key, outcome: 'bounced', data: { code: 550 } },
      { kind: 'woke', by: 'result', outlet: 'bounced' },
    ]);
    expect(player.timers.size).toBe(0);
  });

  it.each([
    ['a declared outcome that is open', { status: 'done', outcome: 'bounced' }],
    ['an outcome that is not declared', { status: 'done', outcome: 'failed' }],
    ['no outcome', { status: 'done' }],
  ] as const)('leaves by next for %s', (_name, result) => {
    const player = sending({ outlets: { next: 'end', failed: 'mail' } });
    player.result(result);
    expect(player.path).toEqual(['mail:next']);
  });

  it('is withheld without consent, and goes by withheld, or next where that is open', () => {
    const without: PlayerOptions = { contact: { consent: {} } };
    const open = sending({}, {}, without);
    expect(open.story.slice(-4)).toEqual(['withheld consent', 'woke mail:next', 'arrived end', 'ended exited:done']);
    expect(open.begun).toEqual([]);
    const connected = sending({ outlets: { withheld: 'end' } }, {}, without);
    expect(connected.path).toEqual(['mail:withheld']);
  });

  it.each([
    [{ email: 'subscribed', 'email/offers': 'unsubscribed' }, 'offers', false],
    [{ email: 'unsubscribed', 'email/offers': 'subscribed' }, 'offers', false],
    [{ email: 'subscribed' }, 'offers', true],
    [{ 'email/offers': 'subscribed' }, 'offers', true],
    [{ email: 'pending' }, undefined, false],
    [{ email: 'unsubscribed' }, 'receipts', true],
  ])('with consent %o and category %s is sent: %s', (consent, category, isSent) => {
    const policy = { policyVersion: 1, categories: { receipts: { consent: false } } } as const;
    const player = sending(category === undefined ? {} : { category }, {}, { contact: { consent }, policy });
    expect(player.begun).toHaveLength(isSent ? 1 : 0);
  });

  it('needs no consent on a channel that asks for none', () => {
    expect(sending({ action: 'send_sms' }, {}, { contact: { consent: {} } }).begun).toHaveLength(1);
  });

  it('is withheld when what was queued before it ends the enrollment', () => {
    const nodes: Record<string, JourneyNode> = {
      u: { type: 'update', changes: [{ op: 'set', attribute: 'orders', value: 1 }], outlets: { next: 'mail' } },
      mail: { type: 'action', action: 'send_email', outlets: {} },
    };
    const when = { left: { attribute: 'orders' }, op: 'gte', right: 1 } as const;
    const player = new Player(aJourney(nodes, { goal: { name: 'g', when, onReached: 'exit' } }));
    player.event('start');
    expect(player.story.slice(-3)).toEqual(['goal', 'withheld goal', 'ended goal']);
    expect(player.begun).toEqual([]);
  });
});

describe('a sure failure', () => {
  it('is tried again after the delay of section 12, then given up', () => {
    const player = sending({ retry: { attempts: 3, first: 'PT1M', most: 'PT90S' } });
    const key = player.begun[0]?.key ?? '';
    for (const [attempt, most] of [
      [1, 60_000],
      [2, 90_000],
    ] as const) {
      player.result(busy);
      const dueAt = player.now + Math.floor(hashShare(key, String(attempt)) * most);
      expect(player.timers.get(`begin:${key}`)).toMatchObject({ due: dueAt });
      expect(player.trace.at(-1)).toMatchObject({ kind: 'effect.retried', attempt: attempt + 1, dueAt: new Date(dueAt).toISOString() });
      player.goTo(new Date(dueAt).toISOString());
      expect(player.begun.at(-1)).toMatchObject({ key, attempt: attempt + 1, at: new Date(dueAt).toISOString() });
    }
    player.result(busy, player.begun.at(-1));
    expect(player.story.slice(-2)).toEqual(['effect.failed', 'failed busy']);
    expect(player.last).toMatchObject({ status: 'failed', nodeId: 'mail' });
  });

  it('goes by failed where that is connected', () => {
    const player = sending({ retry: { attempts: 1, first: 'PT1M', most: 'PT1H' }, outlets: { failed: 'end' } });
    player.result(busy);
    expect(player.path).toEqual(['mail:failed']);
  });

  it('is not tried again if it cannot be mended', () => {
    const player = sending({ outlets: { failed: 'end' } });
    player.result({ status: 'not_sent', code: 'no_handler', retryable: false });
    expect(player.trace.find((entry) => entry.kind === 'effect.failed')).toMatchObject({ code: 'no_handler' });
    expect(player.path).toEqual(['mail:failed']);
  });

  it('an unsubscribe between attempts withholds', () => {
    const player = sending({});
    player.result(busy);
    player.patch({ consent: { email: 'unsubscribed' } });
    player.goTo('2026-03-02T12:00:00+01:00');
    expect(player.begun).toHaveLength(1);
    expect(player.path).toEqual(['mail:next']);
    expect(player.story).toContain('withheld consent');
  });

  it('an end between attempts withholds, the end as the reason', () => {
    const player = sending({}, { exits: [{ id: 'x', when: { event: 'click' } }] });
    player.result(busy);
    player.event('click');
    expect(player.story.slice(-2)).toEqual(['withheld exited:x', 'ended exited:x']);
    expect(player.timers.size).toBe(0);
  });
});

describe('an uncertain effect', () => {
  it('is tried again where the action is idempotent', () => {
    const player = sending({});
    player.result(unclear);
    expect(player.trace.slice(-2)).toMatchObject([
      { kind: 'effect.uncertain', then: 'retry' },
      { kind: 'effect.retried', attempt: 2 },
    ]);
  });

  it('is held otherwise, until an operator lets it be tried again', () => {
    const player = sending({ action: 'send_letter' });
    player.result(unclear);
    expect(player.last.status).toBe('held');
    expect(player.story.slice(-2)).toEqual(['effect.uncertain', 'held']);
    player.give({ type: 'retry', enrollmentId: player.last.id });
    expect(player.story.slice(-2)).toEqual(['released', 'effect.begun']);
    expect(player.begun.at(-1)?.attempt).toBe(2);
    player.result({ status: 'done' });
    expect(player.last.end).toBe('exited:done');
  });

  it('is left by next where the node says skip', () => {
    const player = sending({ action: 'send_sms' });
    player.result(unclear);
    expect(player.path).toEqual(['mail:next']);
  });

  it('is what a worker’s death leaves', () => {
    const player = sending({ action: 'send_letter' });
    player.goTo('2026-03-02T09:00:30+01:00');
    expect(player.last.status).toBe('held');
    expect(player.trace.at(-1)).toMatchObject({ kind: 'held', at: '2026-03-02T08:00:30.000Z' });
  });

  it('is not what a late worker is taken for', () => {
    const nodes: Record<string, JourneyNode> = {
      w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'mail' } },
      mail: { type: 'action', action: 'send_letter', outlets: { next: 'end' } },
      end,
    };
    const player = new Player(aJourney(nodes));
    player.event('start');
    player.oversleep('2026-03-02T15:00:00+01:00');
    player.apply([], player.now);
    expect(player.begun).toMatchObject([{ at: '2026-03-02T09:00:00.000Z' }]);
    expect(player.last.status).toBe('live');
    expect([...player.timers.values()]).toMatchObject([{ due: instant('2026-03-02T15:00:30+01:00') }]);
    player.result({ status: 'done' });
    expect(player.last.end).toBe('exited:done');
  });
});

describe('a late outcome', () => {
  it.each(['held', 'failed', 'waiting for another attempt'])('moves an enrollment that is %s', (state) => {
    const player = sending(
      state === 'held' ? { action: 'send_letter' } : state === 'failed' ? { retry: { attempts: 1, first: 'PT1M', most: 'PT1M' } } : {},
    );
    player.result(state === 'held' ? unclear : busy);
    player.result({ status: 'done', outcome: 'sent', late: true });
    expect(player.trace.find((entry) => entry.kind === 'effect.completed')).toMatchObject({ outcome: 'sent', late: true });
    expect(player.last.end).toBe('exited:done');
    expect(player.timers.size).toBe(0);
    expect(player.story.includes('released')).toBe(state === 'held');
  });

  it('of a visit that is over is logged and without effect', () => {
    const w: JourneyNode = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: {} };
    const player = new Player(aJourney({ mail: { type: 'action', action: 'send_sms', outlets: { next: 'w' } }, w }));
    player.event('start');
    player.result(unclear);
    player.result({ status: 'done', late: true });
    expect(player.trace.at(-1)).toMatchObject({ kind: 'effect.completed', nodeId: 'mail', visit: 1, late: true });
    expect(player.last).toMatchObject({ nodeId: 'w', status: 'live' });
  });

  it('of an attempt that another has replaced is logged and without effect', () => {
    const player = sending({});
    const first = player.begun[0];
    player.goTo('2026-03-02T09:00:30+01:00');
    player.goTo(new Date(Math.min(...[...player.timers.values()].map((timer) => timer.due))).toISOString());
    expect(player.begun).toHaveLength(2);
    player.result({ status: 'done' }, first);
    expect(player.last).toMatchObject({ status: 'live', nodeId: 'mail' });
    player.result({ status: 'done' });
    expect(player.last.end).toBe('exited:done');
  });

  it('of an enrollment that has ended in flight is still logged', () => {
    const player = sending({}, { exits: [{ id: 'x', when: { event: 'click' } }] });
    player.event('click');
    expect(player.last.end).toBe('exited:x');
    expect(player.contact?.open).toHaveLength(1);
    player.result({ status: 'done' });
    expect(player.story.slice(-2)).toEqual(['ended exited:x', 'effect.completed']);
    expect(player.contact?.open).toEqual([]);
    expect(player.timers.size).toBe(0);
  });

  it('of an enrollment that has ended, a worker’s death is logged too', () => {
    const player = sending({}, { exits: [{ id: 'x', when: { event: 'click' } }] });
    player.event('click');
    player.goTo('2026-03-02T09:01:00+01:00');
    expect(player.story.at(-1)).toBe('effect.uncertain');
    expect(player.contact?.open).toEqual([]);
  });
});

describe('several effects due at one instant', () => {
  it('begin one at a time, by priority, journey and age', () => {
    const mail: JourneyNode = { type: 'action', action: 'send_sms', outlets: {} };
    const more = { entry: { reentry: { mode: 'always' } } } as const;
    const player = new Player([
      aJourney({ mail }, { ...more, id: 'b' }),
      aJourney({ mail }, { ...more, id: 'a' }),
      aJourney({ mail }, { ...more, id: 'z', priority: 5 }),
    ]);
    player.event('start');
    expect(player.begun.map((effect) => effect.journeyId)).toEqual(['z', 'a', 'b']);
  });
});

describe('an operator', () => {
  const nodes: Record<string, JourneyNode> = {
    mail: { type: 'action', action: 'send_email', outlets: {} },
    w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: {} },
  };

  it('moves an enrollment, which withholds what has not begun', () => {
    const player = new Player(aJourney(nodes));
    player.event('start');
    player.result(busy);
    player.give({ type: 'move', enrollmentId: player.last.id, nodeId: 'w', by: 'ann' });
    expect(player.story.slice(-4)).toEqual(['withheld moved', 'moved', 'arrived w', 'parked w']);
    expect(player.trace.at(-3)).toMatchObject({ from: 'mail', to: 'w', by: 'ann' });
  });

  it.each([
    [undefined, 'removed'],
    ['asked', 'exited:asked'],
  ])('ends an enrollment with the reason %s as %s', (reason, how) => {
    const player = new Player(aJourney(nodes));
    player.event('start');
    player.give({ type: 'exit', enrollmentId: player.last.id, ...(reason === undefined ? {} : { reason }) });
    expect(player.last.end).toBe(how);
  });
});
