import { edgesFrom, nodeOf } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import type { FrequencyCap } from '../policy.ts';
import { msPerDay } from '../time/civil.ts';
import { parseDuration } from '../time/duration.ts';
import type { DurationParts } from '../time/duration.ts';
import type { MessageStep } from './message-steps.ts';

/** The most messages that fall under a cap within its period, and the steps that send them. */
export interface MostMessages {
  readonly count: number;
  readonly nodes: readonly string[];
}

interface Train {
  /** Least time since the first of the messages. */
  readonly elapsed: number;
  readonly nodes: readonly string[];
}

/**
 * The most messages one enrollment can send within the period of a cap, when every wait is as short as it can be.
 *
 * For each node, and for 1, 2, 3 … messages, the least time since the first of them is carried along the edges until nothing gets less.
 *
 * @param most - Counts no further than that.
 */
export function mostMessages(journey: Journey, messages: readonly MessageStep[], cap: FrequencyCap, most: number): MostMessages {
  const sends = new Set(messages.filter((one) => isCapped(one, cap)).map(({ nodeId }) => nodeId));
  const period = periodMs(cap.per);
  const trains = new Map<string, (Train | undefined)[]>();
  let best: Train | undefined;
  const open = [...sends];
  for (const nodeId of sends) trains.set(nodeId, [{ elapsed: 0, nodes: [nodeId] }]);
  for (let nodeId = open.shift(); nodeId !== undefined; nodeId = open.shift()) {
    const here = trains.get(nodeId) ?? [];
    for (const train of here) if (train !== undefined && train.nodes.length > (best?.nodes.length ?? 0)) best = train;
    if ((best?.nodes.length ?? 0) >= most) break;
    for (const { outlet, to } of edgesFrom(journey, nodeId)) {
      const delay = leastDelay(journey, nodeId, outlet);
      const moved = here.flatMap((train) =>
        train === undefined || train.elapsed + delay >= period ? [] : [{ ...train, elapsed: train.elapsed + delay }],
      );
      const arrived = sends.has(to) ? moved.map((train) => ({ ...train, nodes: [...train.nodes, to] })) : moved;
      if (lower(trains, to, arrived)) open.push(to);
    }
  }
  return { count: best?.nodes.length ?? 0, nodes: best?.nodes ?? [] };
}

/** Whether a message counts for a cap. */
export function isCapped({ channel, category, rules }: MessageStep, cap: FrequencyCap): boolean {
  return channel === cap.channel && (cap.category === undefined || cap.category === category) && rules.caps !== false;
}

/** The length of a cap's period; of a calendar one, the longest. */
export function periodMs(per: FrequencyCap['per']): number {
  if (per === 'day') return msPerDay;
  if (per === 'week') return 7 * msPerDay;
  if (per === 'month') return 31 * msPerDay;
  const parts = parseDuration(per);
  return parts === undefined ? 0 : usualMs(parts);
}

/** A day as 24 hours, a month as its least days. */
function usualMs({ years, months, weeks, days, hours, minutes, seconds }: DurationParts): number {
  return (years * 365 + months * 28 + weeks * 7 + days) * msPerDay + hours * 3_600_000 + minutes * 60_000 + seconds * 1_000;
}

function lower(trains: Map<string, (Train | undefined)[]>, nodeId: string, arrived: readonly Train[]): boolean {
  const here = trains.get(nodeId) ?? [];
  let changed = false;
  for (const train of arrived) {
    const known = here[train.nodes.length - 1];
    if (known !== undefined && known.elapsed <= train.elapsed) continue;
    here[train.nodes.length - 1] = train;
    changed = true;
  }
  trains.set(nodeId, here);
  return changed;
}

/** The least time from arriving at a node to leaving it by an outlet. */
function leastDelay(journey: Journey, nodeId: string, outlet: string): number {
  const node = nodeOf(journey, nodeId);
  if (node === undefined || !isKnownNode(node) || node.type !== 'wait') return 0;
  const one = node.until.find(({ id }) => id === outlet);
  const parts = one?.type === 'duration' ? parseDuration(one.duration) : undefined;
  return parts === undefined ? 0 : usualMs(parts);
}
