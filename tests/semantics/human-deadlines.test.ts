import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { notSent, unsure } from './support/a-provider.ts';
import { shopCatalog } from './support/shop-catalog.ts';
import { answer, anApproval, aTask, theTask } from './support/a-task.ts';
import { lastOf, pathOf } from './support/story.ts';

const holidays = { ...shopCatalog, calendar: { holidays: ['2026-04-03', '2026-04-06'] } };

describe('a task is due', () => {
  it.each([
    { start: '2026-03-06T15:00:00Z', due: 'P2D', businessDays: false, at: '2026-03-08T15:00:00.000Z' },
    { start: '2026-03-06T15:00:00Z', due: 'P2D', businessDays: true, at: '2026-03-10T15:00:00.000Z' },
    { start: '2026-03-07T15:00:00Z', due: 'P1D', businessDays: true, at: '2026-03-09T15:00:00.000Z' },
    // Good Friday and Easter Monday.
    { start: '2026-04-02T15:00:00Z', due: 'P1D', businessDays: true, at: '2026-04-07T15:00:00.000Z' },
    { start: '2026-04-02T15:00:00Z', due: 'P1DT3H', businessDays: true, at: '2026-04-07T18:00:00.000Z' },
  ])('$due from $start, business days: $businessDays', async ({ start, due, businessDays, at }) => {
    const host = await aHost({ start, catalog: holidays });
    await host.publish(aJourney({ call: aTask({ due, businessDays }) }));
    await host.event('go');
    expect((await theTask(host)).dueAt).toBe(at);
  });

  it('in the zone of the journey, where the local time stays over a change of the clocks', async () => {
    // Friday 23:30 in Stockholm, before the night in which the clocks go forward.
    const host = await aHost({ start: '2026-03-27T22:30:00Z' });
    await host.publish(aJourney({ call: aTask({ due: 'P1D', businessDays: true }) }, { timezone: 'Europe/Stockholm' }));
    await host.event('go');
    expect((await theTask(host)).dueAt).toBe('2026-03-30T21:30:00.000Z');
  });

  it('in the zone the contact had when it was made: it is no local time', async () => {
    const host = await aHost({ start: '2026-03-06T20:00:00Z' });
    await host.knows({ timezone: 'Asia/Tokyo' });
    const zone = { timezone: 'contact', fallbackTimezone: 'UTC' };
    await host.publish(aJourney({ call: aTask({ due: 'P1D', businessDays: true, outlets: { overdue: 'x' } }), x: aDay }, zone));
    await host.event('go');
    // Saturday 05:00 in Tokyo; Monday 05:00 there.
    expect((await theTask(host)).dueAt).toBe('2026-03-08T20:00:00.000Z');
    await host.patch({ timezone: 'America/New_York' });
    expect((await theTask(host)).dueAt).toBe('2026-03-08T20:00:00.000Z');
    await host.at('2026-03-08T20:00:00.000Z');
    expect(pathOf(await host.trace())).toEqual(['call:overdue']);
  });
});

describe('overdue', () => {
  it('leaves the node and cancels the task where it is connected', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ due: 'P2D', outlets: { next: 'x', overdue: 'y' } }), x: aDay, y: aDay }));
    await host.event('go');
    expect(lastOf(await host.trace(), 'parked')).toMatchObject({ nodeId: 'call', wakeAt: '2026-03-04T09:00:00.000Z' });
    await host.pass('P2D');
    expect((await host.story()).slice(-5)).toEqual([
      'task.overdue call',
      'task.cancelled call',
      'woke call overdue by timer',
      'arrived y',
      'parked y',
    ]);
    expect((await theTask(host)).state).toBe('cancelled');
    expect(await answer(host, 'done')).toBe(false);
    expect(pathOf(await host.trace())).toEqual(['call:overdue']);
  });

  it('goes on waiting where it is open, and the task may still be completed', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ due: 'P2D', outlets: { approved: 'x' } }), x: aDay }));
    await host.event('go');
    expect(lastOf(await host.trace(), 'parked')).not.toHaveProperty('wakeAt');
    await host.pass('P9D');
    expect((await host.story()).at(-1)).toBe('task.overdue ask');
    expect(lastOf(await host.trace(), 'task.overdue')).toMatchObject({ at: '2026-03-04T09:00:00.000Z' });
    expect((await host.engine.tasks({ state: 'open' })).rows).toEqual([]);
    expect((await host.engine.tasks({ state: 'overdue' })).rows).toMatchObject([{ state: 'overdue' }]);
    expect(await answer(host, 'approved')).toBe(true);
    expect(pathOf(await host.trace())).toEqual(['ask:approved']);
  });

  it('comes after an answer that arrives at the very instant', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ due: 'P1D', outlets: { next: 'x', overdue: 'y' } }), x: aDay, y: aDay }));
    await host.event('go');
    const { id: taskId } = await theTask(host);
    await host.clock.advanceTo('2026-03-03T09:00:00.000Z', async () => {
      await host.engine.completeTask({ taskId, outcome: 'done', by: 'ann' });
    });
    expect(pathOf(await host.trace())).toEqual(['call:next']);
  });

  it('may be at once: a person is asked, and nobody waits', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ due: 'PT0S', outlets: { overdue: 'y' } }), y: aDay }));
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['call:overdue']);
    expect(host.calls).toHaveLength(1);
  });

  it.each([
    { what: 'failed', behaviour: notSent, last: [] },
    { what: 'held', behaviour: unsure, last: ['released call'] },
  ])('takes on an enrollment whose request is $what', async ({ what, behaviour, last }) => {
    const host = await aHost({ provider: { call: [behaviour] } });
    await host.publish(aJourney({ call: aTask({ due: 'P9D', outlets: { overdue: 'y' } }), y: aDay }));
    await host.event('go');
    await host.pass('P8D');
    expect((await host.enrollment()).status).toBe(what);
    await host.pass('P1D');
    expect((await host.story()).slice(-5 - last.length)).toEqual([
      'task.overdue call',
      ...last,
      'task.cancelled call',
      'woke call overdue by timer',
      'arrived y',
      'parked y',
    ]);
    expect((await host.enrollment()).status).toBe('live');
  });
});

describe('a reminder', () => {
  it('comes before the task is due, and only while it is open', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ due: 'P3D', remind: 'P1D' }) }, { entry: { key: 'k', reentry: { mode: 'perKey' } } }));
    await host.event('go', { k: 'one' });
    await host.event('go', { k: 'two' });
    const { rows } = await host.engine.tasks();
    await host.engine.completeTask({ taskId: rows[0]?.id ?? '', outcome: 'done', by: 'ann' });
    await host.pass('P9D');
    const stories = await Promise.all([host.trace(0), host.trace(1)]);
    const reminded = stories.flat().filter(({ kind }) => kind === 'task.reminded');
    expect(reminded).toMatchObject([{ at: '2026-03-04T09:00:00.000Z', taskId: rows[1]?.id }]);
    // No second request.
    expect(host.calls).toHaveLength(2);
  });

  it.each(['P1D', 'P2D', 'PT25H'])('of %s before a task of one day is left out: it is not after its creation', async (remind) => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ due: 'P1D', remind }) }));
    await host.event('go');
    await host.pass('P3D');
    expect((await host.trace()).map(({ kind }) => kind)).not.toContain('task.reminded');
    expect((await theTask(host)).state).toBe('overdue');
  });

  it('needs a deadline', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ remind: 'P1D' }) }));
    await host.event('go');
    await host.pass('P30D');
    expect(await host.engine.nextDue()).toBeNull();
    expect((await theTask(host)).state).toBe('open');
  });
});
