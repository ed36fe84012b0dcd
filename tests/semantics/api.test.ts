import { JourneyError, createEngine, memoryStore, runScenario, simulate, virtualClock } from '@sojourn/engine';
import * as publicNames from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { shopCatalog } from './support/shop-catalog.ts';

async function refusal(call: () => unknown): Promise<JourneyError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof JourneyError) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

/** What a caller without types can pass. */
function untyped(value: unknown): never {
  return value as never;
}

describe('the public names', () => {
  it.each(['createEngine', 'memoryStore', 'systemClock', 'virtualClock', 'simulate', 'runScenario', 'prepare', 'explore', 'forecast', 'explainRecord', 'replay', 'NotSentError', 'JourneyError'])(
    '%s is a function',
    (name) => {
      expect(Object.entries(publicNames).find(([one]) => one === name)?.[1]).toBeTypeOf('function');
    },
  );

  it.each(
    'publish planPublish pause resume archive upsertContact patchContact mergeContacts deleteContact contact track enroll exit retry move tasks completeTask reassignTask completeEffect settle run enrollments trace exportEnrollment explain metrics refusals forTenant'.split(' '),
  )('engine.%s is a method', async (name) => {
    const { engine } = await aHost();
    expect(Object.entries(engine).find(([one]) => one === name)?.[1] ?? Reflect.get(engine, name)).toBeTypeOf('function');
  });

  it('a simulation steps, goes back, runs, injects, patches and chooses', () => {
    const simulation = simulate(
      untyped(aJourney({ w: aDay })),
      { name: 'S', start: '2026-03-02T09:00:00Z', contact: { id: 'c1' }, script: [{ event: 'go' }] },
      { catalog: shopCatalog },
    );
    for (const name of ['step', 'back', 'run', 'inject', 'patchContact', 'choose']) expect(Reflect.get(simulation, name)).toBeTypeOf('function');
    expect(Array.isArray(simulation.trace)).toBe(true);
  });

  it('prepare resolves when a document can be run', async () => {
    const journey = untyped(aJourney({ b: { type: 'branch', cases: [{ id: 'm', when: { left: { attribute: 'plan' }, op: 'matches', right: '^p' } }] } }));
    await publicNames.prepare(journey);
    const scenario = { name: 'S', start: '2026-03-02T09:00:00Z', contact: { id: 'c1', attributes: { plan: 'pro' } }, script: [{ event: 'go' }], expect: { path: ['b:m'] } };
    expect(runScenario(journey, scenario, { catalog: shopCatalog }).failures).toEqual([]);
  });

  it('runScenario takes one journey or several', () => {
    const journeys = ['a', 'b'].map((id) => untyped(aJourney({ w: aDay }, { id })));
    const scenario = { name: 'S', start: '2026-03-02T09:00:00Z', contact: { id: 'c1' }, script: [{ event: 'go' }], expect: { end: 'completed' } };
    expect(runScenario(journeys, scenario, { catalog: shopCatalog })).toMatchObject({ passed: true, failures: [] });
    expect(runScenario(untyped(journeys[0]), { ...scenario, expect: { end: 'goal' } }, { catalog: shopCatalog })).toMatchObject({ passed: false });
  });
});

describe('the virtual clock', () => {
  it('counts in UTC, stops at every wake-up on the way, and settles the engines on it', async () => {
    const clock = virtualClock('2026-03-28T09:00:00+01:00');
    expect(clock.now()).toBe(Date.parse('2026-03-28T08:00:00Z'));
    const seen: string[] = [];
    const engines = ['a', 'b'].map((name) =>
      createEngine({
        store: memoryStore(),
        clock,
        catalog: shopCatalog,
        handlers: {
          hook: async () => {
            seen.push(`${name} ${new Date(clock.now()).toISOString()}`);
          },
        },
      }),
    );
    for (const [index, engine] of engines.entries()) {
      await engine.publish(
        aJourney({ w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: `PT${index + 1}H` }], outlets: { next: 'h' } }, h: { type: 'action', action: 'hook', outlets: { next: index === 0 ? 'w' : null } } }),
      );
      await engine.track({ id: 'e', contactId: 'c', name: 'go' });
    }
    await clock.advance('PT3H');
    expect(seen).toEqual(['a 2026-03-28T09:00:00.000Z', 'b 2026-03-28T10:00:00.000Z', 'a 2026-03-28T10:00:00.000Z', 'a 2026-03-28T11:00:00.000Z'].toSorted(byInstant(seen)));
    await clock.advance('P1D');
    expect(clock.now()).toBe(Date.parse('2026-03-29T11:00:00Z'));
    await clock.advanceTo('2026-04-01T00:00:00+02:00');
    expect(clock.now()).toBe(Date.parse('2026-03-31T22:00:00Z'));
  });

  it('refuses what is no instant, or no duration, and does not go back', async () => {
    expect(() => virtualClock('2026-03-02T09:00:00')).toThrow('2026-03-02T09:00:00');
    expect(() => virtualClock('soon')).toThrow('soon');
    const clock = virtualClock('2026-03-02T09:00:00Z');
    await expect(clock.advance('3 days')).rejects.toThrow('3 days');
    await expect(clock.advance('-P1D')).rejects.toThrow('-P1D');
    await clock.advanceTo('2026-03-01T09:00:00Z');
    expect(clock.now()).toBe(Date.parse('2026-03-02T09:00:00Z'));
  });
});

describe('what calls give', () => {
  it('enrollments have the fields of the contract, and end and endedAt only when ended', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    const { id } = await host.enrollment();
    const live = { id, journeyId: 'j', version: 1, contactId: 'c1', key: null, ordinal: 1, control: false, status: 'live', nodeId: 'w', enteredAt: '2026-03-02T09:00:00.000Z' };
    expect(await host.engine.enrollments()).toEqual({ rows: [live] });
    await host.pass('P1D');
    expect(await host.engine.enrollments({ contactId: 'c1' })).toEqual({
      rows: [{ ...live, status: 'ended', end: 'completed', endedAt: '2026-03-03T09:00:00.000Z' }],
    });
  });

  it('enrollments are found by contact, journey, node and status, a page at a time', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('ping') }));
    await host.publish(aJourney({ v: waitFor('pong') }, { id: 'k' }));
    for (let n = 0; n < 5; n += 1) await host.event('go', {}, { contact: `p${n}` });
    await host.event('ping', {}, { contact: 'p1' });
    const count = async (query: object): Promise<number> => (await host.engine.enrollments(query)).rows.length;
    expect(await count({})).toBe(10);
    expect(await count({ journeyId: 'k' })).toBe(5);
    expect(await count({ contactId: 'p1' })).toBe(2);
    expect(await count({ nodeId: 'v' })).toBe(5);
    expect(await count({ status: 'ended' })).toBe(1);
    expect(await count({ journeyId: 'nope' })).toBe(0);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await host.engine.enrollments({ limit: 3, ...(after === undefined ? {} : { after }) });
      seen.push(...page.rows.map((row) => row.id));
      expect(page.rows.length).toBeLessThanOrEqual(3);
      after = page.next;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(10);
    expect(seen).toHaveLength(10);
  });

  it('calls that take something in answer { accepted }', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { triggers: [{ id: 'm', type: 'manual' }] } }));
    expect(await host.engine.track({ id: 'x', contactId: 'c1', name: 'go' })).toEqual({ accepted: true });
    expect(await host.engine.track([])).toEqual([]);
    expect(await host.engine.patchContact('c1', { set: { orders: 1 } })).toEqual({ accepted: true });
    expect(await host.engine.enroll({ journeyId: 'j', contactId: 'c1' })).toEqual({ accepted: true });
    expect(await host.engine.publish(aJourney({ w: aDay }))).toEqual({ version: 2 });
  });

  it('a contact comes as it was given, with what the engine knows', async () => {
    const host = await aHost();
    expect(await host.engine.contact('nobody')).toBeUndefined();
    const contact = { id: 'c2', timezone: 'Europe/Stockholm', attributes: { orders: 3 }, consent: { email: 'subscribed', 'email/offers': 'unsubscribed' }, tags: ['t'], segments: ['s'] } as const;
    await host.engine.upsertContact(contact);
    await host.engine.settle();
    expect(await host.engine.contact('c2')).toEqual(contact);
  });

  it('an upsert replaces attributes, consent and timezone, tags and segments only if given', async () => {
    const host = await aHost();
    await host.knows({ attributes: { orders: 3, plan: 'pro' }, timezone: 'Europe/Paris', tags: ['a'], segments: ['s'], consent: { email: 'subscribed' } });
    await host.knows({ attributes: { orders: 4 }, consent: { sms: 'subscribed' } });
    expect(await host.engine.contact('c1')).toEqual({ id: 'c1', attributes: { orders: 4 }, consent: { sms: 'subscribed' }, tags: ['a'], segments: ['s'] });
    await host.knows({ tags: [] });
    expect((await host.engine.contact('c1'))?.tags ?? []).toEqual([]);
  });

  it('a patch sets, unsets, increments, adds and removes, and changes consent, zone, tags and segments', async () => {
    const host = await aHost();
    await host.knows({ attributes: { orders: 1, plan: 'x', interests: ['a', 'b'] }, consent: { email: 'subscribed', sms: 'subscribed' } });
    await host.patch({
      set: { firstName: 'Ann' },
      unset: ['plan'],
      increment: { orders: 2 },
      add: { interests: 'c' },
      remove: { interests: 'a' },
      consent: { sms: 'unsubscribed' },
      timezone: 'Europe/Paris',
      tags: ['t'],
      segments: ['s'],
    });
    expect(await host.engine.contact('c1')).toEqual({
      id: 'c1',
      attributes: { firstName: 'Ann', orders: 3, interests: ['b', 'c'] },
      consent: { email: 'subscribed', sms: 'unsubscribed' },
      timezone: 'Europe/Paris',
      tags: ['t'],
      segments: ['s'],
    });
  });

  it('an export holds the enrollment, its trace, its document and the contact, which redact leaves out', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    const { id } = await host.enrollment();
    expect(await host.engine.exportEnrollment(id)).toMatchObject({ enrollment: { id }, contact: { id: 'c1' }, trace: [{ kind: 'entered' }, {}, {}], journey: { id: 'j' } });
  });

  it('tenants are apart, each with its own settings', async () => {
    const clock = virtualClock('2026-03-02T09:00:00Z');
    const asked = new Set<string>();
    const engine = createEngine({
      store: memoryStore(),
      clock,
      tenants: async (id) => {
        asked.add(id);
        return { catalog: shopCatalog, handlers: {} };
      },
    });
    await engine.forTenant('acme').publish(aJourney({ w: aDay }));
    await engine.forTenant('acme').track({ id: 'e', contactId: 'c', name: 'go' });
    await engine.track({ id: 'e', contactId: 'c', name: 'go' });
    await engine.settle();
    expect((await engine.forTenant('acme').enrollments()).rows).toHaveLength(1);
    expect((await engine.enrollments()).rows).toHaveLength(0);
    expect(asked).toContain('acme');
    expect(asked).toContain('default');
  });
});

describe('what is refused', () => {
  it.each([
    ['exit', { enrollmentId: 'nope', reason: 'r' }, 'enrollment_unknown'],
    ['retry', { enrollmentId: 'nope', by: 'a' }, 'enrollment_unknown'],
    ['move', { enrollmentId: 'nope', nodeId: 'w', by: 'a' }, 'enrollment_unknown'],
    ['trace', 'nope', 'enrollment_unknown'],
    ['exportEnrollment', 'nope', 'enrollment_unknown'],
    ['completeEffect', { key: 'nope' }, 'effect_unknown'],
    ['completeEffect', { key: 'default:nope:a:1' }, 'effect_unknown'],
    ['enroll', { journeyId: 'nope', contactId: 'c1' }, 'journey_unknown'],
    ['archive', 'nope', 'journey_unknown'],
    ['track', { id: 'e', contactId: 'c1', name: 'nope' }, 'event_unknown'],
    ['track', { contactId: 'c1', name: 'go' }, 'event_invalid'],
    ['track', { id: '', contactId: 'c1', name: 'go' }, 'event_invalid'],
    ['track', { id: 'e', contactId: 'c1', name: 'go', at: 'yesterday' }, 'event_invalid'],
    ['track', { id: 'e', contactId: 'c1', name: 'go', at: '2026-03-02T09:00:00' }, 'event_invalid'],
    ['track', { id: 'e', contactId: 'c1', name: 'go', data: [] }, 'event_invalid'],
    ['track', [{ id: 'e', contactId: 'c1', name: 'go' }, null], 'event_invalid'],
    ['track', null, 'event_invalid'],
    ['track', 'go', 'event_invalid'],
    ['upsertContact', { id: 'c', timezone: 'Mars/Base' }, 'contact_invalid'],
    ['upsertContact', { timezone: 'UTC' }, 'contact_invalid'],
    ['upsertContact', { id: 'c', consent: { email: 1 } }, 'contact_invalid'],
    ['upsertContact', { id: 'c', tags: 'vip' }, 'contact_invalid'],
    ['upsertContact', null, 'contact_invalid'],
    ['enroll', { journeyId: 'j' }, 'request_invalid'],
    ['enroll', null, 'request_invalid'],
    ['enroll', { journeyId: 'j', contactId: 'c1', key: 3 }, 'request_invalid'],
    ['enroll', { journeyId: 'j', contactId: 'c1', data: 'x' }, 'request_invalid'],
    ['exit', null, 'request_invalid'],
    ['retry', {}, 'request_invalid'],
    ['move', { enrollmentId: 3 }, 'request_invalid'],
    ['completeEffect', {}, 'request_invalid'],
    ['enrollments', null, 'request_invalid'],
    ['enrollments', { contactId: 3 }, 'request_invalid'],
    ['enrollments', { after: 'a\0b' }, 'request_invalid'],
    ['trace', 'a\0b', 'enrollment_unknown'],
    ['trace', undefined, 'enrollment_unknown'],
    ['archive', 'a\0b', 'journey_unknown'],
    ['enroll', { journeyId: 'a\0b', contactId: 'c' }, 'journey_unknown'],
    ['completeEffect', { key: 'default:a\0b:c:1' }, 'effect_unknown'],
    ['enrollments', { limit: 0 }, 'request_invalid'],
    ['enrollments', { limit: 1.5 }, 'request_invalid'],
    ['enrollments', { status: 'asleep' }, 'request_invalid'],
    ['forTenant', '', 'tenant_invalid'],
    ['publish', 'not json', 'journey_invalid'],
    ['publish', '{"a":1,"a":2}', 'journey_invalid'],
    ['publish', {}, 'journey_invalid'],
    ['publish', null, 'journey_invalid'],
    ['planPublish', 'not json', 'journey_invalid'],
  ])('%s %j: %s', async (method, argument, code) => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    const error = await refusal(() => Reflect.apply(Reflect.get(host.engine, method), host.engine, [argument]));
    expect(error.code).toBe(code);
    expect(error.message.length).toBeGreaterThan(10);
  });

  it('a patch of the wrong shape is refused with its place', async () => {
    const host = await aHost();
    for (const patch of [{ set: [] }, { unset: 'x' }, { increment: { orders: 'x' } }, { timezone: 'Mars' }, { nope: 1 }, null]) {
      const error = await refusal(() => host.engine.patchContact('c1', untyped(patch)));
      expect(error.code).toBe('contact_invalid');
      expect(error.problems?.length).toBeGreaterThan(0);
    }
    expect((await refusal(() => host.engine.patchContact('', {}))).code).toBe('contact_invalid');
  });

  it('one bad event refuses the whole batch, and the problem says which', async () => {
    const host = await aHost();
    const error = await refusal(() => host.engine.track([{ id: 'a', contactId: 'c1', name: 'go' }, untyped({ id: 'b', name: 'go' })]));
    expect(error.problems?.[0]?.pointer).toMatch(/^\/1/);
    expect(await host.engine.track({ id: 'a', contactId: 'c1', name: 'go' })).toEqual({ accepted: true });
  });

  it('messages and problems hold no contact data', async () => {
    const host = await aHost();
    const error = await refusal(() => host.engine.upsertContact(untyped({ id: 'c1', timezone: 'secret-zone', attributes: { plan: 'secret' }, consent: { email: 'secret' } })));
    expect(error.message + JSON.stringify(error.problems)).not.toContain('secret"');
  });

  it('moving to a node that is not there', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    const { id } = await host.enrollment();
    expect((await refusal(() => host.engine.move({ enrollmentId: id, nodeId: 'nope', by: 'a' }))).code).toBe('node_unknown');
  });

  it('explore, forecast, explainRecord and replay likewise', async () => {
    for (const name of ['explore', 'forecast', 'explainRecord', 'replay']) {
      expect((await refusal(() => Reflect.apply(Reflect.get(publicNames, name), undefined, [{}, {}]))).code).toBe('not_supported');
    }
  });

  it.each(['pause', 'resume', 'mergeContacts', 'deleteContact', 'tasks', 'completeTask', 'reassignTask', 'explain', 'metrics'])(
    '%s is refused as not supported in this release',
    async (method) => {
      const host = await aHost();
      expect((await refusal(() => Reflect.apply(Reflect.get(host.engine, method), host.engine, [{}]))).code).toBe('not_supported');
    },
  );

  it('keys such as __proto__ are harmless', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.engine.track(untyped(JSON.parse('{"id":"__proto__","contactId":"constructor","name":"go","data":{"__proto__":{"n":1},"toString":1}}')));
    await host.engine.settle();
    expect((await host.enrollment()).contactId).toBe('constructor');
    expect((await host.engine.enrollments({ contactId: '__proto__' })).rows).toEqual([]);
    expect((await refusal(() => host.engine.track({ id: 'x', contactId: 'c', name: 'toString' }))).code).toBe('event_unknown');
    expect((await refusal(() => host.engine.enroll({ journeyId: '__proto__', contactId: 'c' }))).code).toBe('journey_unknown');
  });
});

/** Sorts as the seen ones stand where their instants are equal: engines on one clock have no order among themselves. */
function byInstant(seen: readonly string[]): (a: string, b: string) => number {
  return (a, b) => a.slice(2).localeCompare(b.slice(2)) || seen.indexOf(a) - seen.indexOf(b);
}
