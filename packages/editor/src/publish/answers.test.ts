import { describe, expect, it } from 'vitest';
import type { PublishPlan } from '@sojourn/schema';
import { askedOf, firstAnswers, goneIn, inFlightOf, unanswered } from './answers.ts';
import type { Answers } from './answers.ts';

const plan: PublishPlan = {
  journeyId: 'j',
  from: 3,
  to: 4,
  nodes: [
    { nodeId: 'mail', here: 2, answer: 'keep', to: 'mail', dueNow: 0 },
    { nodeId: 'pause', here: 312, answer: 'keep', to: 'pause', dueNow: 32 },
    { nodeId: 'old', here: 5, answer: 'keep', to: null, dueNow: 0 },
  ],
  problems: [
    { code: 'migration_answer_missing', severity: 'error', pointer: '/inFlight/nodes/old', nodeId: 'old', params: { node: 'old' } },
    { code: 'migration_answer_missing', severity: 'error', pointer: '/inFlight/nodes/empty', nodeId: 'empty', params: { node: 'empty' } },
  ],
};
const gone = new Set(goneIn(plan));
const migrate = (nodes: Answers['nodes'], others: Answers['others'] = 'keep'): Answers => ({ how: 'migrate', others, nodes });

describe('the answers to a publish plan', () => {
  it('are drain until somebody says otherwise', () => {
    expect(inFlightOf(firstAnswers)).toBe('drain');
    expect(unanswered(askedOf(plan, gone), firstAnswers)).toEqual([]);
  });

  it('say a step, or how to stay, or to leave, as the engine takes it', () => {
    expect(inFlightOf(migrate({ pause: 'recompute', old: 'to:mail', empty: 'exit', mail: '' }))).toEqual({
      migrate: 'keep',
      nodes: { pause: 'recompute', old: { redirect: 'mail' }, empty: 'exit' },
    });
    expect(inFlightOf(migrate({}, 'recompute'))).toEqual({ migrate: 'recompute' });
  });

  it('are asked first where nobody can stay, then where most are', () => {
    expect(askedOf(plan, gone).map(({ nodeId }) => nodeId)).toEqual(['old', 'empty', 'pause', 'mail']);
  });

  it('lack what is gone until they lead away from it', () => {
    const asked = askedOf(plan, gone);
    expect(unanswered(asked, migrate({}))).toEqual(['old', 'empty']);
    expect(unanswered(asked, migrate({ old: 'to:mail' }))).toEqual(['empty']);
    expect(unanswered(asked, migrate({ old: 'keep', empty: 'exit' }))).toEqual(['old']);
    expect(unanswered(asked, migrate({}, 'exit'))).toEqual([]);
  });
});
