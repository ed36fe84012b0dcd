import { NotSentError } from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { lastOf, pathOf } from './support/story.ts';

const when = { left: { attribute: 'doNotContact' }, op: 'eq', right: true };
const rules = {
  goal: { name: 'G', when: { event: 'paid' }, onReached: 'exit' },
  exits: [{ id: 'x', when: { event: 'stop' } }],
  suppression: { when, then: 'hold' },
};

async function parked(status: 'failed' | 'held'): Promise<Host> {
  const host = await aHost({
    provider: {
      r: [
        () => {
          throw status === 'failed' ? new NotSentError('No', { code: 'no', retryable: false }) : new Error('hm');
        },
        () => undefined,
      ],
    },
  });
  await host.publish(
    aJourney(
      {
        r: { type: 'action', action: 'risky', outlets: { next: 'v' } },
        v: waitFor('pong'),
        m: { type: 'milestone', jumpWhen: { left: { attribute: 'vip' }, op: 'eq', right: true }, outlets: { next: 'v' } },
      },
      rules,
    ),
  );
  await host.event('go');
  expect((await host.enrollment()).status).toBe(status);
  return host;
}

describe.each(['failed', 'held'] as const)('an enrollment that is %s', (status) => {
  it('is still judged for goal and exits', async () => {
    const host = await parked(status);
    await host.event('paid');
    expect((await host.enrollment()).end).toBe('goal');
    const other = await parked(status);
    await other.event('stop');
    expect((await other.enrollment()).end).toBe('exited:x');
  });

  it('does not jump', async () => {
    const host = await parked(status);
    await host.patch({ set: { vip: true } });
    expect(await host.enrollment()).toMatchObject({ status, nodeId: 'r' });
  });

  it('is suspended and comes back as it was', async () => {
    const host = await parked(status);
    await host.patch({ set: { doNotContact: true } });
    expect((await host.enrollment()).status).toBe('suspended');
    await host.patch({ set: { doNotContact: false } });
    expect((await host.enrollment()).status).toBe(status);
  });

  it('is found by its status, and lets an operator go on', async () => {
    const host = await parked(status);
    expect((await host.engine.enrollments({ status })).rows).toHaveLength(1);
    await host.engine.retry({ enrollmentId: (await host.enrollment()).id, by: 'ann' });
    await host.engine.settle();
    expect(await host.enrollment()).toMatchObject({ status: 'live', nodeId: 'v' });
  });

  it('is ended by an operator', async () => {
    const host = await parked(status);
    await host.engine.exit({ enrollmentId: (await host.enrollment()).id, reason: 'enough', by: 'ann' });
    await host.engine.settle();
    expect((await host.enrollment()).end).toBe('exited:enough');
  });
});

describe('commands that have nothing to do', () => {
  it('change nothing: retry of what runs, and any command on what has ended', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    const { id } = await host.enrollment();
    const before = await host.trace();
    await host.engine.retry({ enrollmentId: id, by: 'a' });
    await host.engine.settle();
    expect(await host.trace()).toEqual(before);
    await host.pass('P1D');
    const ended = await host.trace();
    await host.engine.exit({ enrollmentId: id, reason: 'r', by: 'a' });
    await host.engine.move({ enrollmentId: id, nodeId: 'w', by: 'a' });
    await host.engine.retry({ enrollmentId: id, by: 'a' });
    await host.engine.settle();
    expect(await host.trace()).toEqual(ended);
  });
});

describe('an outcome reported by key', () => {
  it('while the attempt is in flight counts; what the handler returns then is logged without effect', async () => {
    const host: Host = await aHost({
      provider: {
        m: [
          async ({ key }) => {
            await host.engine.completeEffect({ key, outcome: 'bounced' });
            return { outcome: 'sent' };
          },
        ],
      },
    });
    await host.publish(
      aJourney({
        m: { type: 'action', action: 'mail', outlets: { sent: 'v', bounced: 'w' } },
        v: waitFor('pong'),
        w: waitFor('pong'),
      }),
    );
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['m:bounced']);
    expect((await host.trace()).filter((entry) => entry.kind === 'effect.completed')).toMatchObject([
      { outcome: 'bounced', late: true },
      { outcome: 'sent', late: true },
    ]);
  });

  it('of a node or a visit that never was is refused', async () => {
    const host = await aHost();
    await host.publish(aJourney({ m: { type: 'action', action: 'mail', outlets: { next: 'w' } }, w: waitFor('pong') }));
    await host.event('go');
    const { id } = await host.enrollment();
    for (const key of [`default:${id}:nope:1`, `default:${id}:m:2`, `default:${id}:m:0`, `default:${id}:m`, `default:${id}:w:1`]) {
      await expect(host.engine.completeEffect({ key }), key).rejects.toMatchObject({ code: 'effect_unknown' });
    }
  });

  it('after it was held goes on from there, with data', async () => {
    const host = await parked('held');
    const key = host.calls[0]?.key ?? '';
    await host.engine.completeEffect({ key, outcome: 'fine', data: { id: 3 } });
    await host.engine.settle();
    expect(lastOf(await host.trace(), 'effect.completed')).toMatchObject({ outcome: 'fine', data: { id: 3 } });
    expect(pathOf(await host.trace())).toEqual(['r:next']);
  });
});

describe('contactChanged', () => {
  it('hears what the engine changed, and only that', async () => {
    const heard: unknown[] = [];
    const host = await aHost({
      handlers: {
        contactChanged: async ({ contactId, changes }) => {
          heard.push({ contactId, changes });
        },
      },
    });
    await host.publish(
      aJourney({
        u: {
          type: 'update',
          changes: [
            { op: 'increment', attribute: 'score', value: 2 },
            { op: 'add', tag: 'hot' },
          ],
        },
      }),
    );
    await host.patch({ set: { plan: 'pro' } });
    await host.event('go');
    expect(heard).toEqual([
      {
        contactId: 'c1',
        changes: [
          { op: 'increment', attribute: 'score', from: null, to: 2 },
          { op: 'add', tag: 'hot', from: false, to: true },
        ],
      },
    ]);
  });
});

describe('an event id', () => {
  it('is one for the tenant: the same id of another contact is the same event', async () => {
    const host = await aHost();
    expect(await host.event('go', {}, { id: 'x', contact: 'a' })).toBe(true);
    expect(await host.event('go', {}, { id: 'x', contact: 'b' })).toBe(false);
    expect(await host.engine.forTenant('other').track({ id: 'x', contactId: 'a', name: 'go' })).toEqual({ accepted: true });
  });
});
