import * as publicNames from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, aDay } from './support/a-journey.ts';
import { refusal, untyped } from './support/refusal.ts';

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
    ['mergeContacts', null, 'request_invalid'],
    ['mergeContacts', { id: 'm', from: 'c1' }, 'request_invalid'],
    ['mergeContacts', { id: 'm', from: 'c1', into: 'c1' }, 'request_invalid'],
    ['mergeContacts', { id: 'm', from: 'c1', into: 'a\0b' }, 'request_invalid'],
    ['mergeContacts', { from: 'c1', into: 'c2' }, 'request_invalid'],
    ['deleteContact', '', 'request_invalid'],
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
    const error = await refusal(() =>
      host.engine.upsertContact(
        untyped({ id: 'c1', timezone: 'secret-zone', attributes: { plan: 'secret' }, consent: { email: 'secret' } }),
      ),
    );
    expect(error.message + JSON.stringify(error.problems)).not.toContain('secret"');
  });

  it('moving to a node that is not there', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    const { id } = await host.enrollment();
    expect((await refusal(() => host.engine.move({ enrollmentId: id, nodeId: 'nope', by: 'a' }))).code).toBe('node_unknown');
  });

  it('forecast likewise', async () => {
    for (const name of ['forecast']) {
      expect((await refusal(() => Reflect.apply(Reflect.get(publicNames, name), undefined, [{}, {}]))).code).toBe('not_supported');
    }
  });

  it('keys such as __proto__ are harmless', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.engine.track(
      untyped(JSON.parse('{"id":"__proto__","contactId":"constructor","name":"go","data":{"__proto__":{"n":1},"toString":1}}')),
    );
    await host.engine.settle();
    expect((await host.enrollment()).contactId).toBe('constructor');
    expect((await host.engine.enrollments({ contactId: '__proto__' })).rows).toEqual([]);
    expect((await refusal(() => host.engine.track({ id: 'x', contactId: 'c', name: 'toString' }))).code).toBe('event_unknown');
    expect((await refusal(() => host.engine.enroll({ journeyId: '__proto__', contactId: 'c' }))).code).toBe('journey_unknown');
  });
});
