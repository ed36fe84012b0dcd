import { describe, expect, it } from 'vitest';
import { sampleCatalog, sampleJourney } from '../testing/sample-journey.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import { memoryStore } from './memory/memory-store.ts';
import { virtualClock } from './virtual-clock.ts';

function world(): { readonly engine: Engine } {
  const clock = virtualClock('2026-03-02T09:00:00+01:00');
  return { engine: createEngine({ store: memoryStore(), catalog: sampleCatalog, clock, handlers: {} }) };
}

const signup = { id: 'e1', contactId: 'ann', name: 'signup' };

describe('what an engine refuses', () => {
  it.each([
    { why: 'no id', event: { contactId: 'c', name: 'signup' }, pointer: '/id' },
    { why: 'an empty contact id', event: { id: 'e', contactId: '', name: 'signup' }, pointer: '/contactId' },
    { why: 'a control character in an id', event: { id: 'e\u0000', contactId: 'c', name: 'signup' }, pointer: '/id' },
    { why: 'an instant without an offset', event: { ...signup, at: '2026-03-02T09:00:00' }, pointer: '/at' },
    { why: 'data that is no object', event: { ...signup, data: [1] }, pointer: '/data' },
    { why: 'data that is not JSON', event: { ...signup, data: { when: new Date(0) } }, pointer: '/data' },
    {
      why: 'data that is nested without end',
      event: { ...signup, data: JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`) as object },
      pointer: '/data',
    },
  ])('refuses an event with $why, and says where', async ({ event, pointer }) => {
    const { engine } = world();
    // What comes over a wire has no types.
    await expect(engine.track(event as never)).rejects.toMatchObject({ code: 'event_invalid', problems: [{ pointer }] });
    await expect(engine.track([signup, event] as never)).rejects.toMatchObject({ problems: [{ pointer: `/1${pointer}` }] });
    expect(await engine.track(signup)).toEqual({ accepted: true });
  });

  it('refuses an event that the catalog does not declare', async () => {
    const { engine } = world();
    await expect(engine.track({ ...signup, name: 'constructor' })).rejects.toMatchObject({
      code: 'event_unknown',
      problems: [{ pointer: '/name' }],
    });
  });

  it('refuses a contact in a zone that does not exist, and a patch of the wrong shape', async () => {
    const { engine } = world();
    await expect(engine.upsertContact({ id: 'c', timezone: 'Mars/Olympus' })).rejects.toMatchObject({
      code: 'contact_invalid',
      problems: [{ pointer: '/timezone' }],
    });
    await expect(engine.upsertContact([{ id: 'c' }, { id: 'd', consent: { email: 1 } }] as never)).rejects.toMatchObject({
      problems: [{ pointer: '/1/consent/email' }],
    });
    await expect(engine.patchContact('c', { increment: { score: 'x' } } as never)).rejects.toMatchObject({
      code: 'contact_invalid',
      problems: [{ pointer: '/increment/score' }],
    });
  });

  it('refuses journeys with errors, journeys it cannot run, and plans it cannot carry out', async () => {
    const { engine } = world();
    await expect(engine.publish('{')).rejects.toMatchObject({ code: 'journey_invalid' });
    await expect(engine.publish(sampleJourney({ nodes: { hello: { type: 'action', action: 'no_such_action' } } }))).rejects.toMatchObject({
      code: 'journey_invalid',
    });
    await expect(
      engine.publish(sampleJourney(), { inFlight: { migrate: 'keep', nodes: { hello: { redirect: 'no_such_node' } } } }),
    ).rejects.toMatchObject({ code: 'journey_invalid', problems: [{ code: 'migration_target_unknown' }] });
    expect(await engine.journeys()).toEqual([]);
  });

  it('says what is unknown and what it does not do yet', async () => {
    const { engine } = world();
    await expect(engine.enroll({ journeyId: 'x', contactId: 'c' })).rejects.toMatchObject({ code: 'journey_unknown' });
    await expect(engine.trace('x')).rejects.toMatchObject({ code: 'enrollment_unknown' });
    await expect(engine.completeEffect({ key: 'default:x:y:1' })).rejects.toMatchObject({ code: 'effect_unknown' });
    await expect(engine.journey('x')).rejects.toMatchObject({ code: 'journey_unknown' });
    await expect(engine.enrollments({ limit: 0 })).rejects.toMatchObject({ code: 'request_invalid' });
    expect(() => engine.forTenant('')).toThrow(expect.objectContaining({ code: 'tenant_invalid' }));
    await expect(engine.deleteContact('')).rejects.toMatchObject({ code: 'request_invalid' });
    await expect(engine.completeTask({ taskId: 'default:x:y:1', outcome: 'approved', by: 'ann' })).rejects.toMatchObject({
      code: 'task_unknown',
    });
    await expect(engine.tasks({ after: 'x' })).rejects.toMatchObject({ code: 'request_invalid' });
  });
});
