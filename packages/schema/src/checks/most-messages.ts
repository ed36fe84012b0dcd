import { nodeOf } from '../graph/edges.ts';
import type { EdgesFrom } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import type { FrequencyCap } from '../policy.ts';
import { msPerDay } from '../time/civil.ts';
import { parseDuration } from '../time/duration.ts';
import type { DurationParts } from '../time/duration.ts';
import type { CheckContext } from './check.ts';
import type { MessageStep } from './message-steps.ts';

/** The most messages that fall under a cap within its period, and the steps that send them. */
export interface MostMessages {
  readonly count: number;
  readonly nodes: readonly string[];
}

/** The messages of one train, the last of them first. */
interface Sent {
  readonly nodeId: string;
  readonly before: Sent | undefined;
}

interface Train {
  /** Least time since the first of the messages. */
  readonly elapsed: number;
  readonly sent: Sent;
}

/** Longer trains are not looked for: a cap that allows so many is none. */
const longestTrain = 1_000;

/**
 * The most messages one enrollment can send within the period of a cap, when every wait is as short as it can be.
 *
 * From every message the least time to each next one is found, and so on, one message longer each time, until the period is over.
 *
 * @param most - Counts no further than that.
 */
export function mostMessages(
  { journey, messages, edgesFrom }: Pick<CheckContext, 'journey' | 'messages' | 'edgesFrom'>,
  cap: FrequencyCap,
  most: number,
): MostMessages {
  const sends = new Set(messages.filter((one) => isCapped(one, cap)).map(({ nodeId }) => nodeId));
  const onward = stepsOf(journey, edgesFrom);
  const period = periodMs(cap.per);
  let trains: ReadonlyMap<string, Train> = new Map(
    [...sends].map((nodeId) => [nodeId, { elapsed: 0, sent: { nodeId, before: undefined } }]),
  );
  let longest: Train | undefined;
  for (let count = 1; trains.size > 0; count += 1) {
    [longest] = trains.values();
    if (count >= Math.min(most, longestTrain)) break;
    trains = oneLonger(trains, sends, onward, period);
  }
  const nodes: string[] = [];
  for (let at = longest?.sent; at !== undefined; at = at.before) nodes.push(at.nodeId);
  return { count: nodes.length, nodes: nodes.toReversed() };
}

/** From where trains are, on to the next message: the quickest of those that get there within the period. */
function oneLonger(
  trains: ReadonlyMap<string, Train>,
  sends: ReadonlySet<string>,
  onward: (nodeId: string) => readonly Onward[],
  period: number,
): ReadonlyMap<string, Train> {
  const longer = new Map<string, Train>();
  const quickest = new Map<string, Train>();
  const open = [...trains];
  // A list, first in first out; what has been overtaken meanwhile is left out.
  for (const [nodeId, train] of open) {
    if ((quickest.get(nodeId) ?? train).elapsed < train.elapsed) continue;
    for (const { to, delay } of onward(nodeId)) {
      const elapsed = train.elapsed + delay;
      const isMessage = sends.has(to);
      const known = (isMessage ? longer : quickest).get(to);
      if (elapsed >= period || (known !== undefined && known.elapsed <= elapsed)) continue;
      if (isMessage) longer.set(to, { elapsed, sent: { nodeId: to, before: train.sent } });
      else {
        const moved = { elapsed, sent: train.sent };
        quickest.set(to, moved);
        open.push([to, moved]);
      }
    }
  }
  return longer;
}

interface Onward {
  readonly to: string;
  /** The least time from arriving at a node to arriving at the next. */
  readonly delay: number;
}

function stepsOf(journey: Journey, edgesFrom: EdgesFrom): (nodeId: string) => readonly Onward[] {
  const known = new Map<string, readonly Onward[]>();
  return (nodeId) => {
    const steps = known.get(nodeId) ?? edgesFrom(nodeId).map(({ outlet, to }) => ({ to, delay: leastDelay(journey, nodeId, outlet) }));
    known.set(nodeId, steps);
    return steps;
  };
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

/** The least time from arriving at a node to leaving it by an outlet. */
function leastDelay(journey: Journey, nodeId: string, outlet: string): number {
  const node = nodeOf(journey, nodeId);
  if (node === undefined || !isKnownNode(node) || node.type !== 'wait') return 0;
  const one = node.until.find(({ id }) => id === outlet);
  const parts = one?.type === 'duration' ? parseDuration(one.duration) : undefined;
  return parts === undefined ? 0 : usualMs(parts);
}
