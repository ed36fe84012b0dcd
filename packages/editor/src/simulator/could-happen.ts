import { parseInstant, type Duration, type TraceEntry } from '@sojourn/schema';
import { eventLabel } from '../inspector/condition/operand-label.ts';
import { ownOf } from '../inspector/condition/operand-choices.ts';
import { lengthBetween } from './clock-text.ts';
import type { RunView } from './run.ts';
import type { SimulatorNames } from './simulator-host.ts';

/** Something that could happen now. */
export type Possibility =
  | { readonly kind: 'event'; readonly id: string; readonly label: string; readonly event: string; readonly of?: string }
  | { readonly kind: 'unsubscribe'; readonly id: string; readonly label: string; readonly channel: string }
  | { readonly kind: 'time'; readonly id: string; readonly label: string; readonly duration: Duration };

/**
 * What could happen now: events that something waits for, answers to the last message, time passing, an unsubscribe. Nearest first,
 * each once.
 */
export function couldHappen(run: RunView, names: SimulatorNames): readonly Possibility[] {
  const { words, catalog } = names;
  const isIn = run.enrollments.some((one) => one.status !== 'ended');
  const found = new Map<string, Possibility>();
  const offer = (event: string, of?: string): void => {
    if (!found.has(event)) found.set(event, { kind: 'event', id: `event:${event}`, label: eventLabel(event, catalog), event, ...(of === undefined ? {} : { of }) });
  };
  const last = run.effects.findLast((effect) => effect.channel !== undefined);
  const answers = last === undefined ? [] : (ownOf(catalog.actions, last.action)?.emits ?? []);
  for (const { event, for: listener } of run.listening) {
    if (isIn && listener === 'trigger') continue;
    offer(event, answers.includes(event) ? last?.nodeId : undefined);
  }
  if (isIn && last !== undefined) for (const event of answers) offer(event, last.nodeId);
  const channel = last?.channel ?? Object.entries(catalog.channels ?? {}).find(([, one]) => one.consent === true)?.[0];
  const subscribed = channel !== undefined && run.contact.consent?.[channel] === 'subscribed';
  return [
    ...[...found.values()].slice(0, 6),
    ...(isIn && subscribed ? [{ kind: 'unsubscribe' as const, id: 'unsubscribe', label: words('simulator.unsubscribes', { channel: ownOf(catalog.channels, channel)?.label ?? channel }), channel }] : []),
    ...(isIn ? [timeOf(run, names)] : []),
  ];
}

/** Half of what is left of a wait, so that something can still happen before it is over; else a day. */
function timeOf(run: RunView, { words }: SimulatorNames): Possibility {
  const parked = run.trace.findLast((entry): entry is Extract<TraceEntry, { readonly kind: 'parked' }> => entry.kind === 'parked');
  const wakeAt = parked?.wakeAt === undefined ? undefined : parseInstant(parked.wakeAt);
  const left = wakeAt === undefined || wakeAt <= run.now ? undefined : Math.floor((wakeAt - run.now) / 2);
  const duration = left === undefined || left > 86_400_000 ? 'P1D' : lengthBetween(run.now, run.now + Math.max(60_000, left));
  return { kind: 'time', id: 'time', label: words('simulator.timePasses', { duration: words.duration(duration) }), duration };
}
