import type { InFlight } from '@sojourn/schema';
import { finding, refuseFindings } from './finding.ts';
import { JourneyError } from './journey-error.ts';

const answers: ReadonlySet<unknown> = new Set(['keep', 'recompute', 'exit']);

/** Takes what is to become of people in flight. @throws JourneyError `request_invalid` for no such answer, `not_supported` for another than `drain`. */
export function checkInFlight(inFlight: InFlight | undefined): void {
  if (inFlight === undefined || inFlight === 'drain') return;
  // Callers may be untyped: what they give is looked at before it is believed.
  const given: unknown = inFlight;
  if (typeof given !== 'object' || given === null || !('migrate' in given) || !answers.has(given.migrate)) {
    refuseFindings('request_invalid', 'The answer for people in flight', [
      finding('value_invalid', '/inFlight', { expected: '"drain", or { "migrate": "keep" | "recompute" | "exit" }' }),
    ]);
  }
  throw new JourneyError('not_supported', 'This release leaves people in flight on their version: publish with inFlight "drain".');
}
