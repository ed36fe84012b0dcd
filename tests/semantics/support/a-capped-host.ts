import type { FrequencyCap, Policy } from '@sojourn/schema';
import { aHost } from './a-host.ts';
import type { Host } from './a-host.ts';
import { aJourney } from './a-journey.ts';

const free = { transactional: { caps: false } };

/** A policy with caps, on email if they do not say otherwise; transactional messages are free of them. */
export function capped(...caps: readonly (Partial<FrequencyCap> & Pick<FrequencyCap, 'count' | 'per'>)[]): Policy {
  return { policyVersion: 1, caps: caps.map((cap) => ({ channel: 'email', ...cap })), categories: free };
}

/** A host with a journey for each given message, all entered by `go`. */
export async function aHostOf(
  policy: Policy,
  messages: Readonly<Record<string, object>>,
  options: Parameters<typeof aHost>[0] = {},
): Promise<Host> {
  const host = await aHost({ policy, ...options });
  for (const [id, message] of Object.entries(messages)) await host.publish(aJourney({ [id]: message }, { id }));
  return host;
}
