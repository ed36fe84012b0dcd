import type { Trigger } from '@sojourn/schema';
import { expect, it } from 'vitest';
import { aJourney } from './testing/a-journey.ts';
import { unsupported } from './unsupported.ts';

it('says nothing of what this release runs', () => {
  const journey = aJourney({ m: { type: 'milestone' }, w: { type: 'wait', until: [{ id: 'next', type: 'time', at: '09:00' }] } });
  expect(unsupported(journey)).toEqual([]);
});

it('names each node and trigger that it does not, where it stands', () => {
  const journey = aJourney(
    { 'a/b': { type: 'from_elsewhere' }, new: { type: 'from_the_future' } },
    // Of a later release: no type of this one knows it.
    { entry: { triggers: [{ id: 's', type: 'from_afar' } as unknown as Trigger] } },
  );
  const found = unsupported(journey);
  expect(found.every(({ code, severity }) => code === 'not_supported' && severity === 'error')).toBe(true);
  expect(found.map(({ pointer, params, nodeId }) => [pointer, params, nodeId])).toEqual([
    ['/entry/triggers/0', { what: 'trigger', type: 'from_afar' }, undefined],
    ['/nodes/a~1b', { what: 'node', type: 'from_elsewhere' }, 'a/b'],
    ['/nodes/new', { what: 'node', type: 'from_the_future' }, 'new'],
  ]);
});
