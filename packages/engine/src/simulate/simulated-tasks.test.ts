import type { JourneyNode, Scenario } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aCatalog, aJourney } from '../core/testing/a-journey.ts';
import { pathOf } from './run-scenario.ts';
import { simulate } from './simulate.ts';
import type { Simulation } from './simulation.ts';

const nodes: Readonly<Record<string, JourneyNode>> = {
  ask: { type: 'approval', title: 'Send it?', assignee: 'ann', backup: 'bob', outlets: { approved: 'call', rejected: null } },
  call: { type: 'task', title: 'Call', assignee: 'ann', due: 'P2D', outlets: { next: 'again' } },
  again: { type: 'approval', title: 'Again?', assignee: 'ann', outlets: { approved: null } },
};

function begun(more: Partial<Scenario> = {}): Simulation {
  const scenario: Scenario = {
    name: 'people',
    start: '2026-03-02T09:00:00+01:00',
    contact: { id: 'c1' },
    script: [{ event: 'start' }],
    ...more,
  };
  return simulate(aJourney(nodes), scenario, { catalog: aCatalog });
}

describe('a simulated person', () => {
  it('is waited for, and answers when told', () => {
    const simulation = begun();
    simulation.run();
    expect(simulation.tasks).toMatchObject([{ nodeId: 'ask', kind: 'approval', state: 'open', assignee: 'ann' }]);
    simulation.choose('ask', 'approved');
    expect(simulation.steps.at(-1)).toMatchObject({ kind: 'decide', nodeId: 'ask', outcome: 'approved' });
    simulation.choose('next');
    simulation.choose('approved');
    expect(pathOf(simulation.trace)).toEqual(['ask:approved', 'call:next', 'again:approved']);
    expect(simulation.tasks.map(({ state }) => state)).toEqual(['completed', 'completed', 'completed']);
    expect(simulation.enrollments[0]?.end).toBe('completed');
  });

  it('takes an answer back', () => {
    const simulation = begun();
    simulation.run();
    simulation.choose('ask', 'rejected');
    expect(simulation.enrollments[0]?.status).toBe('ended');
    simulation.back();
    expect(simulation.tasks).toMatchObject([{ state: 'open' }]);
    simulation.choose('ask', 'approved');
    expect(pathOf(simulation.trace)).toEqual(['ask:approved']);
  });

  it('is unavailable, and the backup is asked', () => {
    const simulation = begun();
    simulation.run();
    simulation.choose('ask', 'unavailable');
    simulation.run();
    expect(simulation.tasks).toMatchObject([{ state: 'open', assignee: 'bob' }]);
    expect(simulation.effects.map(({ key }) => key.split(':').slice(2).join(':'))).toEqual(['ask:1', 'ask:1:backup']);
  });

  it('does not answer what nobody can: it changes what the handler will give', () => {
    const simulation = begun();
    simulation.choose('ask', 'approved');
    simulation.run();
    // Before it was asked: its handler approves; the task is not done in time, and goes on waiting.
    expect(pathOf(simulation.trace)).toEqual(['ask:approved']);
    expect(simulation.tasks.map(({ nodeId, state }) => `${nodeId} ${state}`)).toEqual(['ask completed', 'call overdue']);
  });

  it('stops a run to the next wait, also where no deadline is set', () => {
    const simulation = begun({ results: { ask: { outcome: 'approved' } } });
    simulation.runToNextWait();
    expect(simulation.enrollments[0]?.nodeId).toBe('ask');
    simulation.runToNextWait();
    expect(simulation.enrollments[0]?.nodeId).toBe('call');
    expect(simulation.tasks.at(-1)).toMatchObject({ nodeId: 'call', dueAt: '2026-03-04T08:00:00.000Z' });
  });

  it('decides by the script, the newest open task of the node, once', () => {
    const simulation = begun({
      script: [
        { event: 'start' },
        { after: 'PT1H', decide: { node: 'call', outcome: 'too early' } },
        { after: 'PT1H', decide: { node: 'ask', outcome: 'whatever' } },
        { after: 'PT1H', decide: { node: 'ask', outcome: 'approved' } },
        { after: 'PT1H', decide: { node: 'ask', outcome: 'rejected' } },
        { after: 'PT1H', decide: { node: 'call', outcome: 'done' } },
      ],
    });
    simulation.run();
    expect(pathOf(simulation.trace)).toEqual(['ask:approved', 'call:next']);
    expect(simulation.steps.map(({ kind }) => kind)).toEqual([
      'start', 'event', 'result', 'time', 'time', 'decide', 'result', 'time', 'decide', 'result',
    ]); // prettier-ignore
  });
});
