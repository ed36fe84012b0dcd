import type { Scenario } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aCatalog, aJourney } from '../core/testing/a-journey.ts';
import { runScenario } from './run-scenario.ts';

const journey = aJourney({
  mail: { type: 'action', action: 'send_email', outlets: { next: 'w' } },
  w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'again' } },
  again: { type: 'action', action: 'send_email', outlets: {} },
});
const scenario: Scenario = {
  name: 'Two mails',
  start: '2026-03-02T09:00:00+01:00',
  contact: { id: 'c1', consent: { email: 'subscribed' } },
  script: [{ after: 'PT1H', event: 'start' }, { event: 'start' }],
  expect: {
    path: ['mail:next', 'w:next', 'again:next'],
    effects: [
      { node: 'mail', at: '2026-03-02T10:00:00+01:00' },
      { node: 'again', at: '2026-03-03T09:00:00Z' },
    ],
    end: 'completed',
    refused: 'reentry',
  },
};
const run = (expect: Scenario['expect']) =>
  runScenario(journey, { ...scenario, ...(expect === undefined ? {} : { expect }) }, { catalog: aCatalog });

describe('a scenario', () => {
  it('passes when all it expects has happened, and gives the traces', () => {
    const outcome = run(undefined);
    expect(outcome).toMatchObject({ passed: true, failures: [], traces: [{ journeyId: 'j' }] });
    expect(outcome.traces[0]?.entries.at(-1)).toMatchObject({ kind: 'ended', end: 'completed' });
  });

  it.each([
    [{ path: ['mail:next', 'w:next'] }, 'path', ['mail:next', 'w:next'], ['mail:next', 'w:next', 'again:next']],
    [{ effects: [{ node: 'w' }] }, 'effects/0', 'w', null],
    [{ effects: [{ node: 'mail' }, { node: 'mail' }] }, 'effects/1', 'mail', null],
    [
      { effects: [{ node: 'mail', at: '2026-03-02T10:00:01+01:00' }] },
      'effects/0/at',
      '2026-03-02T10:00:01+01:00',
      '2026-03-02T09:00:00.000Z',
    ],
    [{ notEffects: ['w', 'again'] }, 'notEffects/1', 'again', '2026-03-03T09:00:00.000Z'],
    [{ end: 'goal' }, 'end', 'goal', 'completed'],
    [{ refused: 'goal' }, 'refused', 'goal', 'reentry'],
  ])('with %o fails at %s', (wanted, field, expected, actual) => {
    expect(run(wanted)).toMatchObject({ passed: false, failures: [{ field, expected, actual }] });
  });

  it('counts after in the journey’s zone', () => {
    const spring: Scenario = {
      ...scenario,
      start: '2026-03-28T12:00:00+01:00',
      script: [{ after: 'P1D', event: 'start' }],
      expect: { effects: [{ node: 'mail', at: '2026-03-29T12:00:00+02:00' }] },
    };
    expect(runScenario(journey, spring, { catalog: aCatalog }).failures).toEqual([]);
  });
});
