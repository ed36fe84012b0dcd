import { expect, it } from 'vitest';
import { aJourney } from './testing/a-journey.ts';
import { unsupported } from './unsupported.ts';

it('says nothing of what this release runs', () => {
  const journey = aJourney({ m: { type: 'milestone' }, w: { type: 'wait', until: [{ id: 'next', type: 'time', at: '09:00' }] } });
  expect(unsupported(journey, { policyVersion: 1, caps: [], categories: { receipts: { consent: false } } })).toEqual([]);
});

it('names each node, trigger and rule that it does not, where it stands', () => {
  const journey = aJourney(
    { 'a/b': { type: 'from_elsewhere' }, new: { type: 'from_the_future' } },
    {
      sendWindows: [{ from: '09:00', to: '17:00' }],
      blockedDates: ['12-25'],
      entry: { triggers: [{ id: 's', type: 'segment', segment: 'vip', on: 'start' }] },
    },
  );
  const policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00' }], breaker: { perContactPerHour: 1 } } as const;
  const found = unsupported(journey, policy);
  expect(found.every(({ code, severity }) => code === 'not_supported' && severity === 'error')).toBe(true);
  expect(found.map(({ pointer, params, nodeId }) => [pointer, params, nodeId])).toEqual([
    ['/entry/triggers/0', { what: 'trigger', type: 'segment' }, undefined],
    ['/nodes/a~1b', { what: 'node', type: 'from_elsewhere' }, 'a/b'],
    ['/nodes/new', { what: 'node', type: 'from_the_future' }, 'new'],
    ['/sendWindows', { what: 'send_windows' }, undefined],
    ['/blockedDates', { what: 'blocked_dates' }, undefined],
    ['/quietHours', { what: 'quiet_hours', document: 'policy' }, undefined],
    ['/breaker', { what: 'breaker', document: 'policy' }, undefined],
  ]);
});
