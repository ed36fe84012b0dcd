import type { Condition } from '../conditions/condition.ts';
import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import type { WaitAlternative } from '../nodes/wait.ts';
import { aJourney } from './a-journey.ts';
import type { JourneyParts } from './a-journey.ts';

/** Nodes that lead on to `end`, for tests of checks. */
export const end: JourneyNode = { type: 'exit', reason: 'done' };

/** An email. */
export function mail(next: string | null = 'end', input: Readonly<Record<string, string>> = {}, category?: string): JourneyNode {
  return {
    type: 'action',
    action: 'send_email',
    input: { subject: 'Hi', ...input },
    ...(category !== undefined && { category }),
    outlets: { next },
  };
}

/** A wait of one alternative that leads on by its own outlet. */
export function wait(
  one: WaitAlternative,
  next: string | null = 'end',
  outlets: Readonly<Record<string, string | null>> = {},
): JourneyNode {
  return { type: 'wait', until: [one], outlets: { [one.id]: next, ...outlets } };
}

/** A wait of a length. */
export function pause(duration: string, next: string | null = 'end'): JourneyNode {
  return wait({ id: 'next', type: 'duration', duration }, next);
}

/** A branch with cases `c0`, `c1` …, each of which, and `else`, leads to `end`. */
export function branch(...conditions: readonly Condition[]): JourneyNode {
  const cases = conditions.map((when, index) => ({ id: `c${index}`, when }));
  return { type: 'branch', cases, outlets: { ...Object.fromEntries(cases.map(({ id }) => [id, 'end'])), else: 'end' } };
}

/** A journey of one branch. */
export function branching(conditions: readonly Condition[], parts: JourneyParts = {}): Journey {
  return aJourney({ ...parts, nodes: { who: branch(...conditions), end } });
}

/** A journey of one node that leads to `end`. */
export function around(node: JourneyNode, parts: JourneyParts = {}): Journey {
  return aJourney({ ...parts, nodes: { node, end } });
}

/** A comparison of an attribute. */
export function attribute(
  name: string,
  op: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'notIn',
  right: string | number | boolean | readonly string[],
): Condition {
  return { left: { attribute: name }, op, right };
}
