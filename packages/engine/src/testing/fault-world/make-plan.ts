import { formatInstant } from '@sojourn/schema';
import type { Contact, Journey, Policy } from '@sojourn/schema';
import { changeJourney, makeJourneys } from './make-journeys.ts';
import type { HandlerFault, HostStep, PlannedStep, StoreFault, WorkerPlan, WorldPlan } from './plan.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

/** The Monday before clocks in Europe are put forward, 09:00 UTC. */
const start = 1_774_256_400_000;
const hourMs = 3_600_000;
const spanMs = 54 * hourMs;

/** What a seed's world is made of. */
export function makePlan(seed: string): WorldPlan {
  const random = createRandom(`plan ${seed}`);
  const journeys = makeJourneys(random);
  const contacts = Array.from({ length: 1 + random.below(3) }, (_, index) => makeContact(random, `c${index}`));
  const policy = random.chance(0.35) ? makePolicy(random) : undefined;
  const steps = makeSteps(random, journeys, contacts);
  return {
    seed,
    start,
    journeys,
    ...(policy === undefined ? {} : { policy }),
    contacts,
    workers: Array.from({ length: 1 + random.below(3) }, () => makeWorker(random)),
    steps,
    faults: Array.from({ length: random.below(9) }, () => makeFault(random)),
    handling: Array.from({ length: random.below(6) }, () => makeHandlerFault(random)),
    honoursKeys: random.chance(0.6),
  };
}

function makeContact(random: Random, id: string): Contact {
  return {
    id,
    ...(random.chance(0.5) ? { timezone: random.pick(['Europe/Stockholm', 'America/New_York', 'Asia/Kolkata']) } : {}),
    attributes: {
      orders: random.below(3),
      ...(random.chance(0.5) ? { country: random.pick(['SE', 'NO']) } : {}),
      ...(random.chance(0.5) ? { trialEndsAt: formatInstant(start + random.below(60) * hourMs) } : {}),
    },
    consent: random.chance(0.85) ? { email: 'subscribed' } : {},
    tags: [],
    segments: [],
  };
}

function makePolicy(random: Random): Policy {
  return {
    policyVersion: 1,
    ...(random.chance(0.6)
      ? {
          caps: [
            {
              channel: 'email',
              count: 1 + random.below(2),
              per: random.pick(['P1D', 'day', 'PT3H']),
              over: random.pick(['skip', 'defer'] as const),
              maxDefer: 'P1D',
            },
          ],
        }
      : {}),
    ...(random.chance(0.4) ? { quietHours: [{ from: '21:00', to: '08:00', over: random.pick(['defer', 'skip'] as const) }] } : {}),
    ...(random.chance(0.25) ? { breaker: { [random.pick(['perJourneyPerHour', 'perContactPerHour'])]: 1 + random.below(3) } } : {}),
  };
}

function makeWorker(random: Random): WorkerPlan {
  return {
    skewMs: random.chance(0.4) ? 0 : random.below(120_000) - 60_000,
    pollMs: random.pick([3, 8, 20]) * hourMs,
    concurrency: random.pick([1, 2, 10]),
    isHinted: random.chance(0.8),
  };
}

function makeSteps(random: Random, journeys: readonly Journey[], contacts: readonly Contact[]): readonly PlannedStep[] {
  const count = 4 + random.below(14);
  const steps = Array.from({ length: count }, (_, index): PlannedStep => {
    // Half of them come in bursts, where they meet.
    const hours = random.chance(0.5) ? random.below(4) * 6 : random.next() * 50;
    return { after: Math.floor(hours * hourMs) + random.below(3), ...makeStep(random, index, journeys, contacts) };
  });
  const first = contacts.map(({ id }): PlannedStep => ({
    after: random.below(1_000),
    type: 'event',
    id: `start-${id}`,
    contactId: id,
    name: 'start',
    key: 'k0',
    lateMs: 0,
    copies: [],
  }));
  return [...first, ...steps].filter(({ after }) => after < spanMs).toSorted((one, other) => one.after - other.after);
}

function makeStep(random: Random, index: number, journeys: readonly Journey[], contacts: readonly Contact[]): HostStep {
  const { id: contactId } = random.pick(contacts);
  const journey = random.pick(journeys);
  const draw = random.below(100);
  const node = random.pick(Object.keys(journey.nodes));
  if (draw < 50) {
    const name = random.pick(['start', 'start', 'click', 'click', 'order']);
    const copies = random.chance(0.35) ? [random.below(5), random.below(6) * hourMs].slice(random.below(2)) : [];
    return {
      type: 'event',
      id: `e${index}`,
      contactId,
      name,
      key: `k${random.below(2)}`,
      lateMs: random.chance(0.3) ? random.below(8) * hourMs : 0,
      copies,
    };
  }
  if (draw < 64) return { type: 'patch', id: `p${index}`, contactId, patch: makePatch(random) };
  if (draw < 68) return { type: 'upsert', contact: makeContact(random, contactId) };
  if (draw < 73) return { type: 'enroll', id: `m${index}`, contactId, journeyId: 'main', key: `k${random.below(2)}` };
  if (draw < 80) return { type: 'publish', ...changeJourney(random, journey) };
  if (draw < 84) return { type: random.pick(['pause', 'resume'] as const), journeyId: journey.id };
  if (draw < 85) return { type: 'archive', journeyId: journey.id };
  if (draw < 90) return { type: random.pick(['exit', 'retry', 'move'] as const), contactId, nodeId: node };
  if (draw < 94) return { type: 'decide', contactId, outcome: random.pick(['done', 'approved', 'rejected']) };
  if (draw < 96) return { type: 'outcome', nth: 1 + random.below(4), outcome: random.pick(['sent', 'bounced']) };
  if (draw < 97) return { type: 'delete', id: `d${index}`, contactId };
  const others = contacts.filter(({ id }) => id !== contactId);
  if (draw < 99 && others.length > 0) return { type: 'merge', id: `g${index}`, from: contactId, into: random.pick(others).id };
  return { type: 'crash', worker: random.below(3) };
}

function makePatch(random: Random): Extract<HostStep, { readonly type: 'patch' }>['patch'] {
  return random.pick([
    { consent: { email: 'unsubscribed' } },
    { consent: { email: 'subscribed' } },
    { set: { paused: true } },
    { set: { paused: true } },
    { set: { paused: false } },
    { increment: { orders: 1 } },
    { set: { orders: 3 } },
    { set: { country: 'SE' } },
    { set: { trialEndsAt: '2026-03-24T18:00:00Z' } },
    { timezone: 'Asia/Kolkata' },
  ]);
}

function makeFault(random: Random): StoreFault {
  const method = random.pick(['append', 'append', 'claim', 'commit', 'commit', 'commit', 'get', 'put', 'take', 'release'] as const);
  const fault = random.pick([
    'crash_before',
    'crash_after',
    'away',
    'unanswered',
    'slow_before',
    'slow_before',
    'slow_after',
    method === 'commit' ? 'broken' : 'away',
  ] as const);
  const most = { append: 40, claim: 40, commit: 30, get: 60, put: 6, take: 6, release: 3 }[method];
  return { method, nth: 1 + random.below(most), fault, slowMs: random.pick([5_000, 20_000, 45_000, 3 * hourMs]) };
}

function makeHandlerFault(random: Random): HandlerFault {
  const does = random.pick([
    'not_sent',
    'not_sent',
    'refused',
    'throws_before',
    'throws_after',
    'hangs',
    'late',
    'slow',
    'bounced',
    'unavailable',
  ] as const);
  return { nth: 1 + random.below(8), does };
}
