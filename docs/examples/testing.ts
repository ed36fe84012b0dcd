import { createEngine, measureCoverage, memoryStore, runScenario, virtualClock } from '@sojourn/engine';
import { parseCatalog, parseJourney, parseScenario } from '@sojourn/schema';

const catalog = {
  catalogVersion: 1,
  events: { signup: {}, 'order.placed': {} },
  actions: { send_email: { channel: 'email', message: true, idempotent: true } },
  channels: { email: { consent: true } },
};
const journey = {
  schemaVersion: 1,
  id: 'welcome',
  name: 'Welcome',
  timezone: 'Europe/Stockholm',
  entry: { triggers: [{ id: 'signup', type: 'event', event: 'signup' }], reentry: { mode: 'never' }, start: 'hello' },
  nodes: {
    hello: { type: 'action', action: 'send_email', outlets: { next: 'pause' } },
    pause: {
      type: 'wait',
      until: [
        { id: 'bought', type: 'event', event: 'order.placed', since: 'entry' },
        { id: 'timeout', type: 'duration', duration: 'P1D' },
      ],
      outlets: { bought: null, timeout: 'offer' },
    },
    offer: { type: 'action', action: 'send_email' },
  },
};

// 1. A scenario, without an engine: the core on a virtual clock, a few milliseconds each.
const scenario = {
  name: 'Buys nothing for a day, over the change of clocks',
  start: '2026-03-28T09:00:00+01:00',
  contact: { id: 'ann', consent: { email: 'subscribed' } },
  script: [{ event: 'signup' }],
  expect: {
    path: ['hello:next', 'pause:timeout', 'offer:next'],
    effects: [{ node: 'offer', at: '2026-03-29T09:00:00+02:00' }],
    end: 'completed',
  },
};
const [read, readCatalog, readScenario] = [parseJourney(journey), parseCatalog(catalog), parseScenario(scenario)];
if (!read.ok || !readCatalog.ok || !readScenario.ok) throw new Error('Their `problems` say what is wrong');
const known = { catalog: readCatalog.catalog };
const outcome = runScenario(read.journey, readScenario.scenario, known);
console.log('passed', outcome.passed, outcome.failures.length);
const { outlets } = measureCoverage(read.journey, [{ scenario: readScenario.scenario, outcome }], known);
for (const { nodeId, outlet, state } of outlets) if (state === 'uncovered') console.log('nobody takes', nodeId, outlet);

// 2. Your handlers, on the real engine: time moves when you say so.
const clock = virtualClock('2026-03-28T09:00:00+01:00');
const engine = createEngine({
  store: memoryStore(),
  clock,
  catalog: known.catalog,
  handlers: {
    async send_email(effect, { idempotencyKey }) {
      console.log('sent', effect.nodeId, effect.contactId, idempotencyKey.endsWith(`:${effect.nodeId}:1`));
    },
  },
});
await engine.publish(journey);
await engine.upsertContact({ id: 'ann', consent: { email: 'subscribed' } });
await engine.track({ id: 'e1', contactId: 'ann', name: 'signup' });
await engine.track({ id: 'e1', contactId: 'ann', name: 'signup' }); // Delivered twice
await clock.advance('P1D');
