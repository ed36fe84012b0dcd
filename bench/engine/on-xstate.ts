import { assign, createActor, fromPromise, setup } from 'xstate';
import { bucket } from '@sojourn/schema';
import { DueQueue } from './due-queue.ts';
import { comesAt, contactOf, emptyTally, workload } from './workload.ts';
import type { Tally } from './workload.ts';

const day = 86_400_000;

/** The workload as one would write it for xstate: a machine, guards, delays, and effects as invoked promises. */
function machineOf(tally: Tally) {
  const send = (count: () => void) =>
    fromPromise(async () => {
      count();
    });
  return setup({
    types: {
      context: {} as { readonly id: string; readonly score: number; readonly country: string; readonly opened: number },
      input: {} as { readonly id: string; readonly country: string },
      events: {} as { readonly type: 'page.visited' } | { readonly type: 'email.opened' },
    },
    actors: {
      sendEmail: send(() => (tally.emails += 1)),
      sendSms: send(() => (tally.texts += 1)),
    },
    guards: {
      isSwedish: ({ context }) => context.score > 3 && context.country === 'SE',
      hasOpened: ({ context }) => context.opened >= 1,
      isFirstArm: ({ context }) => bucket(workload.id, context.id, 'half') < 0.5,
    },
    delays: { days: 2 * day, more: 3 * day },
  }).createMachine({
    context: ({ input }) => ({ id: input.id, country: input.country, score: 0, opened: 0 }),
    initial: 'outside',
    on: { 'email.opened': { actions: assign({ opened: ({ context }) => context.opened + 1 }) } },
    states: {
      outside: { on: { 'page.visited': 'score' } },
      score: { always: { target: 'who', actions: assign({ score: ({ context }) => context.score + 5 }) } },
      who: { always: [{ guard: 'isSwedish', target: 'days' }, { target: 'end' }] },
      days: { after: { days: 'mail' } },
      mail: { invoke: { src: 'sendEmail', onDone: 'opened' } },
      opened: { always: [{ guard: 'hasOpened', target: 'more' }, { target: 'more' }] },
      more: { after: { more: 'text' } },
      text: { invoke: { src: 'sendSms', onDone: 'half' } },
      half: {
        always: [
          { guard: 'isFirstArm', target: 'end', actions: () => void (tally.arms['a'] = (tally.arms['a'] ?? 0) + 1) },
          { target: 'end', actions: () => void (tally.arms['b'] = (tally.arms['b'] ?? 0) + 1) },
        ],
      },
      end: { type: 'final', entry: () => void (tally.ended += 1) },
    },
  });
}

/** Its own simulated clock walks all timers of all actors on every step; this one takes the earliest of its own heap. */
class HeapClock {
  readonly timers = new DueQueue<{ readonly id: number; readonly run: () => void }>();
  readonly #gone = new Set<number>();
  #ids = 0;
  time = 0;

  readonly setTimeout = (run: () => void, ms: number): number => {
    this.#ids += 1;
    this.timers.push(this.time + ms, { id: this.#ids, run });
    return this.#ids;
  };

  readonly clearTimeout = (id: number): void => {
    this.#gone.add(id);
  };

  now(): number {
    return this.time;
  }

  runNext(): void {
    this.time = Math.max(this.time, this.timers.nextAt);
    while (this.timers.nextAt <= this.time) {
      const timer = this.timers.pop();
      if (timer !== undefined && !this.#gone.delete(timer.id)) timer.run();
    }
  }
}

/** Takes a population through the workload on xstate 5. */
export async function runOnXstate(contacts: number): Promise<Tally> {
  const tally = emptyTally();
  const machine = machineOf(tally);
  const clock = new HeapClock();
  // It asks for handles that it never looks at.
  const given = clock as unknown as NonNullable<NonNullable<Parameters<typeof createActor>[1]>['clock']>;
  for (let index = 0; index < contacts; index += 1) {
    if (index % 100 === 0) clock.time = comesAt(index);
    const { id, attributes } = contactOf(index);
    const actor = createActor(machine, { input: { id, country: attributes?.['country'] === 'SE' ? 'SE' : '' }, clock: given });
    actor.start();
    actor.send({ type: 'page.visited' });
  }
  while (tally.ended < contacts) {
    if (clock.timers.size > 0) clock.runNext();
    // Promises of effects settle in their own turn.
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
  return tally;
}
