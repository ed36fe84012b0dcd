import type { Host } from './a-host.ts';

/** The one node `w`, which waits for what is given. */
export function until(...alternatives: readonly object[]): { readonly w: object } {
  return { w: { type: 'wait', until: alternatives } };
}

/** When the wait of the first enrollment was left, and how. */
export async function left(host: Host): Promise<string> {
  const trace = await host.trace();
  const woke = trace.find((entry) => entry.kind === 'woke' || entry.kind === 'decided');
  return woke === undefined ? 'parked' : `${'outlet' in woke ? woke.outlet : ''} ${woke.at}`;
}
