import { createEngine, memoryStore, virtualClock } from '@sojourn/engine';

const clock = virtualClock('2026-03-02T09:00:00+01:00'); // systemClock() in production
const engine = createEngine({
  store: memoryStore(), // postgresStore({ connectionString }) from @sojourn/postgres in production
  clock,
  catalog: {
    catalogVersion: 1,
    events: { 'user.signed_up': {} },
    actions: { send_email: { channel: 'email', message: true, idempotent: true } },
    channels: { email: { consent: true } },
  },
  handlers: {
    async send_email(effect, { idempotencyKey }) {
      console.log(new Date(clock.now()).toISOString(), effect.contactId, effect.input['subject'], idempotencyKey.length > 0);
    },
  },
});

await engine.publish({
  schemaVersion: 1,
  id: 'welcome',
  name: 'Welcome',
  timezone: 'Europe/Stockholm',
  entry: { triggers: [{ id: 'signed-up', type: 'event', event: 'user.signed_up' }], reentry: { mode: 'never' }, start: 'pause' },
  nodes: {
    pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D', at: '09:00' }], outlets: { next: 'hello' } },
    hello: { type: 'action', action: 'send_email', input: { subject: 'Hello {{ contact.firstName }}' } },
  },
});

await engine.upsertContact({ id: 'anna', attributes: { firstName: 'Anna' }, consent: { email: 'subscribed' } });
await engine.track({ id: 'signup-1', contactId: 'anna', name: 'user.signed_up' });
await clock.advance('P3D');

const { rows } = await engine.enrollments({ contactId: 'anna' });
for (const enrollment of rows) console.log(enrollment.status, enrollment.end, (await engine.trace(enrollment.id)).length, 'trace entries');
