import type { Condition } from '../conditions/condition.ts';
import type { Entry, Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';

/** What a journey for a test differs in. */
export interface JourneyParts extends Partial<Omit<Journey, 'entry'>> {
  readonly entry?: Partial<Entry>;
}

/** A small journey that has no findings: started by hand, it leads to an exit. Its first node is the first of `nodes`. */
export function aJourney({ entry, ...parts }: JourneyParts = {}): Journey {
  const nodes = parts.nodes ?? { end: { type: 'exit', reason: 'done' } };
  const start = Object.keys(nodes)[0] ?? null;
  return {
    schemaVersion: 1,
    id: 'test',
    name: 'Test',
    timezone: 'UTC',
    ...parts,
    nodes,
    entry: { triggers: [{ id: 't', type: 'manual' }], reentry: { mode: 'never' }, start, ...entry },
  };
}

/** A journey of one branch with one case. */
export function branchOn(when: Condition, parts: JourneyParts = {}): Journey {
  const branch: JourneyNode = { type: 'branch', cases: [{ id: 'yes', when }], outlets: { yes: 'end', else: 'end' } };
  return aJourney({ ...parts, nodes: { branch, end: { type: 'exit', reason: 'done' } } });
}
