import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, waitFor } from './support/a-journey.ts';

describe('publishing', () => {
  it('text problems have line and column', async () => {
    const host = await aHost();
    const text = JSON.stringify(aJourney({ w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: '3 days' }] } }), null, 2);
    const error: unknown = await host.engine.publish(text).catch((caught: unknown) => caught);
    const line = text.split('\n').findIndex((one) => one.includes('3 days')) + 1;
    expect(error).toMatchObject({
      code: 'journey_invalid',
      problems: [{ severity: 'error', line, column: expect.any(Number), params: {} }],
    });
  });

  it.each([
    [{ inFlight: 'sometimes' }, 'request_invalid'],
    [{ inFlight: { migrate: 'nope' } }, 'request_invalid'],
    [{ inFlight: { migrate: 'keep', nodes: [] } }, 'request_invalid'],
    [{ inFlight: { migrate: 'keep', nodes: { w: 'stay' } } }, 'request_invalid'],
    [{ inFlight: { migrate: 'keep', nodes: { w: { redirect: 7 } } } }, 'request_invalid'],
    [{ inFlight: { migrate: 'keep', nodes: { w: null } } }, 'request_invalid'],
    [{ note: 3 }, 'request_invalid'],
    [{ by: {} }, 'request_invalid'],
  ])('publish with %j is refused: %s', async (options, code) => {
    const host = await aHost();
    await expect(Reflect.apply(host.engine.publish, host.engine, [aJourney({ w: waitFor('ping') }), options])).rejects.toMatchObject({
      code,
    });
  });
});
