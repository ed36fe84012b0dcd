import { addDuration, formatInstant, parseInstant } from '@sojourn/schema';
import type { Instant, Journey, ScriptStep } from '@sojourn/schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aCatalog } from '../core/testing/a-journey.ts';
import type { Clock } from '../ports/clock.ts';
import { createEngine } from '../runtime/create-engine.ts';
import { memoryStore } from '../runtime/memory/memory-store.ts';
import { watchedScripts, watchingJourneys } from './testing/watching-journeys.ts';

const start = parseInstant('2026-03-27T08:00:00Z') ?? 0;

interface Story {
  readonly journeys: readonly Journey[];
  readonly steps: readonly ScriptStep[];
  /** Before which steps the workers are at work. */
  readonly atWork: readonly boolean[];
}

/** Plays a script on the engine, whose workers are there at every wake-up on the way to some steps, and away for the others. */
async function play({ journeys, steps, atWork }: Story): Promise<readonly string[]> {
  let now: Instant = start;
  const clock: Clock = { now: () => now, wakeAt: () => () => undefined };
  const engine = createEngine({ store: memoryStore(), catalog: aCatalog, handlers: {}, clock });
  const workUntil = async (at: Instant): Promise<void> => {
    for (;;) {
      await engine.settle();
      const due = await engine.nextDue();
      if (due === null || due > at) return;
      now = Math.max(now, due);
    }
  };
  await engine.upsertContact({ id: 'c1', attributes: { orders: 3, trialEndsAt: '2026-03-26T12:00:00Z', birthday: '1990-03-29' } });
  await engine.settle();
  now += 1_000;
  for (const journey of journeys) await engine.publish(journey);
  for (const [index, step] of steps.entries()) {
    const at = Math.max(now + 1_000, addDuration(now, step.after ?? 'PT3H', 'UTC'));
    if (atWork[index] === true) await workUntil(at - 1);
    now = at;
    if ('event' in step) await engine.track({ id: `e${index}`, contactId: 'c1', name: step.event });
    else if ('contact' in step) await engine.patchContact('c1', step.contact);
  }
  const end = now + 86_400_000 * 3;
  await workUntil(end);
  const { rows } = await engine.enrollments({ limit: 1_000 });
  const traces = await Promise.all(rows.map(async ({ id }) => JSON.stringify(await engine.trace(id))));
  const refusals = (await engine.refusals({ contactId: 'c1' })).rows.filter(({ at }) => at <= formatInstant(end));
  return [...traces, ...refusals.map((one) => JSON.stringify(one))];
}

it('lets in the same, at the same instants, however late the workers are', async () => {
  let entries = 0;
  await fc.assert(
    fc.asyncProperty(
      watchingJourneys,
      watchingJourneys,
      watchedScripts,
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      async (one, other, steps, atWork) => {
        // What a handler reports arrives when a worker has called it: journeys without effects have no such inputs.
        const journeys = [one, { ...other, id: 'k', priority: 2 }].map((journey) => withoutEffects(journey));
        const punctual = await play({ journeys, steps, atWork: steps.map(() => true) });
        expect(await play({ journeys, steps, atWork })).toEqual(punctual);
        expect(await play({ journeys, steps, atWork: [] })).toEqual(punctual);
        entries += punctual.length;
      },
    ),
    { numRuns: 100, seed: 20_261_121 },
  );
  expect(entries).toBeGreaterThan(200);
});

function withoutEffects(journey: Journey): Journey {
  const { m: _message, ...nodes } = journey.nodes;
  const { u } = nodes;
  return { ...journey, nodes: u === undefined ? nodes : { ...nodes, u: { ...u, outlets: {} } } };
}
