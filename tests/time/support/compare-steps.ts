import { textOf } from './clock-face.ts';
import type { Step, TimedHost } from './timed-host.ts';

/** What the oracle expects, and did not get, or got at another time or more often; each as a sentence. */
export function differences(expected: readonly Step[], steps: readonly Step[]): readonly string[] {
  const wanted = count(expected);
  const taken = count(steps);
  return [...new Set([...wanted.keys(), ...taken.keys()])].flatMap((key) => {
    const [is, shouldBe] = [taken.get(key) ?? 0, wanted.get(key) ?? 0];
    return is === shouldBe ? [] : [`${key}: ${is} instead of ${shouldBe}`];
  });
}

function count(steps: readonly Step[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { journey, contact, node, at } of steps) {
    const key = `${journey} ${contact} ${node} ${textOf(at)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Goes to each instant in order, one millisecond before it first, as far as they are ahead and before `until`. */
export async function visit(host: TimedHost, instants: Iterable<number>, until: number = Number.POSITIVE_INFINITY): Promise<void> {
  const all = new Set([...instants].flatMap((at) => [at - 1, at]));
  for (const at of [...all].toSorted((a, b) => a - b)) if (at < until && at > host.now()) await host.goTo(at);
}
