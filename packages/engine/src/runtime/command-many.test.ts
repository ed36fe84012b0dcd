import { expect, it } from 'vitest';
import { sampleCatalog, sampleJourney } from '../testing/sample-journey.ts';
import { NotSentError } from '../ports/not-sent-error.ts';
import { createEngine } from './create-engine.ts';
import type { ManyCommand } from './command-many.ts';
import { memoryStore } from './memory/memory-store.ts';
import { virtualClock } from './virtual-clock.ts';

/** Seven people whose first message failed, and one who is past it. */
async function parked() {
  const clock = virtualClock('2026-03-02T09:00:00Z');
  let isDown = false;
  const engine = createEngine({
    store: memoryStore(),
    clock,
    catalog: sampleCatalog,
    handlers: {
      remind: async () => {},
      welcome: async () => {
        if (isDown) throw new NotSentError('down', { retryable: false });
      },
    },
  });
  await engine.publish(sampleJourney());
  await engine.track({ id: 'fine', contactId: 'fine', name: 'signup' });
  await clock.advance('PT1M');
  isDown = true;
  for (const n of [1, 2, 3, 4, 5, 6, 7]) await engine.track({ id: `signup-${n}`, contactId: `c${n}`, name: 'signup' });
  await clock.advance('PT1M');
  isDown = false;
  return { engine, clock };
}

async function commandAll(engine: Awaited<ReturnType<typeof parked>>['engine'], request: ManyCommand): Promise<readonly number[]> {
  const counts: number[] = [];
  let after: string | undefined;
  do {
    const page = await engine.commandMany({ ...request, ...(after === undefined ? {} : { after }) });
    counts.push(page.commanded);
    after = page.next;
  } while (after !== undefined);
  return counts;
}

it('retries all who failed, a page at a time, with one act a page', async () => {
  const { engine, clock } = await parked();
  expect((await engine.health()).failed).toBe(7);
  const counts = await commandAll(engine, {
    act: 'retry',
    journeyId: 'onboarding',
    status: 'failed',
    nodeId: 'hello',
    by: 'ann',
    limit: 3,
  });
  expect(counts).toEqual([3, 3, 1]);
  await clock.advance('PT1M');
  expect((await engine.enrollments({ status: 'failed' })).rows).toEqual([]);
  expect((await engine.enrollments({ nodeId: 'pause' })).rows).toHaveLength(8);
  const { rows } = await engine.acts({ journeyId: 'onboarding' });
  expect(rows.slice(1)).toMatchObject(counts.map((count) => ({ type: 'retry', count, status: 'failed', from: 'hello', by: 'ann' })));
  expect(await engine.verifyActs('onboarding')).toMatchObject({ ok: true, acts: 4 });
});

it('moves them, or lets them out with a reason', async () => {
  const { engine, clock } = await parked();
  expect(await engine.commandMany({ act: 'move', journeyId: 'onboarding', status: 'failed', to: 'pause', limit: 4 })).toMatchObject({
    commanded: 4,
  });
  await clock.advance('PT1M');
  expect(await engine.commandMany({ act: 'exit', journeyId: 'onboarding', status: 'failed', reason: 'gave up' })).toEqual({ commanded: 3 });
  await clock.advance('PT1M');
  expect((await engine.enrollments({ status: 'ended' })).rows.map(({ end }) => end)).toEqual(
    Array.from({ length: 3 }, () => 'exited:gave up'),
  );
  expect((await engine.enrollments({ nodeId: 'pause' })).rows).toHaveLength(5);
});

it('does nothing where nobody is meant, and refuses what makes no sense', async () => {
  const { engine } = await parked();
  const request = { act: 'retry', journeyId: 'onboarding', status: 'held' } as const;
  expect(await engine.commandMany(request)).toEqual({ commanded: 0 });
  expect((await engine.acts({ journeyId: 'onboarding' })).rows).toHaveLength(1);
  await expect(engine.commandMany({ ...request, act: 'move', status: 'failed' })).rejects.toMatchObject({ code: 'request_invalid' });
  await expect(engine.commandMany({ ...request, act: 'move', status: 'failed', to: 'nowhere' })).rejects.toMatchObject({
    code: 'node_unknown',
  });
  const untyped = { ...request, act: 'delete', status: 'ended' } as never; // A caller without types gives anything.
  await expect(engine.commandMany(untyped)).rejects.toMatchObject({ problems: [{ pointer: '/act' }, { pointer: '/status' }] });
});
