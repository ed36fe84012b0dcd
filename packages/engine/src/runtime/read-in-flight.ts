import type { InFlight, Problem } from '@sojourn/schema';
import type { MigrationPlan } from '../core/journey-act.ts';
import { finding, pointerPart, refuseFindings } from './finding.ts';

const answers: ReadonlySet<unknown> = new Set(['keep', 'recompute', 'exit']);

/**
 * Takes what is to become of people in flight.
 *
 * @returns `undefined` if they stay where they are.
 * @throws JourneyError `request_invalid` for no such answer.
 */
export function readInFlight(inFlight: InFlight | undefined): MigrationPlan | undefined {
  if (inFlight === undefined || inFlight === 'drain') return undefined;
  // Callers may be untyped: what they give is looked at before it is believed.
  const given: unknown = inFlight;
  const problems: Problem[] = [];
  if (!isObject(given) || !answers.has(given['migrate'])) {
    problems.push(
      finding('value_invalid', '/inFlight', { expected: '"drain", or { "migrate": "keep" | "recompute" | "exit", "nodes"?: … }' }),
    );
  } else if (given['nodes'] !== undefined && !isObject(given['nodes'])) {
    problems.push(finding('type_mismatch', '/inFlight/nodes', { expected: 'an object' }));
  } else {
    for (const [nodeId, answer] of Object.entries(given['nodes'] ?? {})) {
      if (answers.has(answer) || (isObject(answer) && typeof answer['redirect'] === 'string')) continue;
      const expected = '"keep", "recompute", "exit" or { "redirect": node }';
      problems.push(finding('value_invalid', `/inFlight/nodes/${pointerPart(nodeId)}`, { expected }));
    }
  }
  refuseFindings('request_invalid', 'The answer for people in flight', problems);
  const { migrate, nodes } = inFlight;
  return nodes === undefined
    ? { migrate }
    : { migrate, nodes: Object.fromEntries(Object.entries(nodes).map(([id, one]) => [id, copyAnswer(one)])) };
}

type Answer = NonNullable<MigrationPlan['nodes']>[string];

function copyAnswer(answer: Answer): Answer {
  return typeof answer === 'string' ? answer : { redirect: answer.redirect };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
