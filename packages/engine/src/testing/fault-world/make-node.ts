import type { JourneyNode } from '@sojourn/schema';
import type { Random } from './random.ts';

/** What a node may lead to. */
interface Surroundings {
  /** A later node, or the end. */
  readonly later: () => string | null;
  readonly anywhere: () => string;
}

type Maker = (random: Random, surroundings: Surroundings) => JourneyNode;

/** A node of any kind. */
export function makeNode(random: Random, journeyId: string, index: number, count: number): JourneyNode {
  const later = (): string | null => {
    const to = index + 1 + random.below(2);
    return to < count ? `n${to}` : null;
  };
  // Journeys that hand over to themselves would never come to rest.
  const make = random.pick(journeyId === 'watcher' ? makers : [...makers, enroll]);
  return make(random, { later, anywhere: () => `n${random.below(count)}` });
}

/** Only a wait leads back, and by a day: a world is to come to its end. */
const wait: Maker = (random, { later, anywhere }) => {
  const isLoop = random.chance(0.2);
  const duration = isLoop ? 'P1D' : random.pick(['PT1H', 'PT5H', 'P1D']);
  const until = [{ id: 'next', type: 'duration', duration, ...(random.chance(0.3) ? { at: '10:00' } : {}) } as const];
  return { type: 'wait', until, outlets: { next: isLoop ? anywhere() : later() } };
};

const event: Maker = (random, { later }) => {
  const until = [
    { id: 'clicked', type: 'event', event: 'click', ...(random.chance(0.4) ? { since: 'entry' } : {}) },
    { id: 'grown', type: 'condition', when: { left: { attribute: 'orders' }, op: 'gte', right: random.below(5) }, edge: true },
    { id: 'timeout', type: 'duration', duration: random.pick(['PT2H', 'P1D']) },
  ] as const;
  return { type: 'wait', until, outlets: { clicked: later(), grown: later(), timeout: later() } };
};

const date: Maker = (random, { later }) => {
  const until = [{ id: 'next', type: 'date', on: { attribute: 'trialEndsAt' }, offset: random.pick(['-PT2H', 'PT3H']) }] as const;
  return { type: 'wait', until, outlets: { next: later(), past: later(), missing: later() } };
};

const mail: Maker = (random, { later }) => ({
  type: 'action',
  action: 'send_email',
  ...(random.chance(0.4) ? { retry: { attempts: 1 + random.below(3), first: 'PT1M', most: 'PT30M' } } : {}),
  outlets: { next: later(), bounced: later(), withheld: later() },
});

const letter: Maker = (random, { later }) => ({
  type: 'action',
  action: 'send_letter',
  outlets: { next: later(), ...(random.chance(0.5) ? { failed: later() } : {}) },
});

const sms: Maker = (_random, { later }) => ({ type: 'action', action: 'send_sms', outlets: { next: later(), failed: later() } });

const update: Maker = (random, { later }) => ({
  type: 'update',
  changes: [{ op: 'increment', attribute: random.pick(['orders', 'score']), value: 1 }],
  outlets: { next: later() },
});

const branch: Maker = (random, { later }) => ({
  type: 'branch',
  cases: [{ id: 'yes', when: { left: { attribute: 'orders' }, op: 'gte', right: random.below(4) } }],
  outlets: { yes: later(), else: later() },
});

const milestone: Maker = (random, { later }) => ({
  type: 'milestone',
  jumpWhen: { left: { attribute: 'orders' }, op: 'gte', right: 2 + random.below(4) },
  outlets: { next: later() },
});

const task: Maker = (random, { later }) => ({
  type: 'task',
  title: 'Call {{ contact.id }}',
  assignee: 'ann',
  ...(random.chance(0.4) ? { backup: 'bob' } : {}),
  due: 'PT20H',
  remind: 'PT1H',
  outlets: { next: later(), overdue: later() },
});

const approval: Maker = (_random, { later }) => ({
  type: 'approval',
  title: 'Send it?',
  assignee: 'ann',
  due: 'P1D',
  outlets: { approved: later(), rejected: null, overdue: later() },
});

const enroll: Maker = (_random, { later }) => ({ type: 'enroll', journey: 'watcher', outlets: { next: later() } });

/** Waits and mails more often than others. */
const makers: readonly Maker[] = [wait, wait, event, date, mail, mail, letter, sms, update, branch, milestone, task, approval];
