import { createEngine, memoryStore, virtualClock } from '@sojourn/engine';

const clock = virtualClock('2026-03-06T15:00:00+01:00'); // A Friday
const engine = createEngine({
  store: memoryStore(),
  clock,
  catalog: {
    catalogVersion: 1,
    events: { 'discount.asked': { data: { percent: { type: 'number', required: true } } } },
    calendar: { holidays: ['2026-12-24'] },
  },
  handlers: {
    // Ask the person, in whatever your people look at. Ann is away: her backup is asked instead.
    async approval(effect, { idempotencyKey }) {
      console.log('ask', effect.input['assignee'], effect.input['title'], idempotencyKey.endsWith(':backup'));
      return effect.input['assignee'] === 'ann' ? { outcome: 'unavailable' } : undefined;
    },
    // Keep what they look at up to date: reissued, reminded, overdue, completed, cancelled.
    async taskChanged(effect) {
      console.log(effect.input['change'], effect.input['assignee']);
    },
  },
});

await engine.publish({
  schemaVersion: 1,
  id: 'discount',
  name: 'Discount',
  timezone: 'Europe/Stockholm',
  entry: { triggers: [{ id: 'asked', type: 'event', event: 'discount.asked' }], reentry: { mode: 'afterExit' }, start: 'ask' },
  nodes: {
    ask: {
      type: 'approval',
      title: '{{ entry.percent }} % for {{ contact.id }}?',
      assignee: 'ann',
      backup: 'bob',
      due: 'P2D',
      businessDays: true,
      remind: 'P1D',
      outlets: { approved: 'granted', rejected: 'refused', overdue: 'refused' },
    },
    granted: { type: 'exit', reason: 'granted' },
    refused: { type: 'exit', reason: 'refused' },
  },
});

await engine.track({ id: 'd1', contactId: 'acme', name: 'discount.asked', data: { percent: 20 } });
await engine.settle();

const { rows } = await engine.tasks({ assignee: 'bob', state: 'open' });
for (const task of rows) console.log('open', task.title, task.dueAt); // Tuesday, 15:00 in Stockholm
await clock.advance('P3D'); // Monday: Bob is reminded
for (const task of rows) await engine.completeTask({ taskId: task.id, outcome: 'approved', by: 'bob' });
await engine.settle();

for (const { end } of (await engine.enrollments({ contactId: 'acme' })).rows) console.log(end);
