import { parseInstant } from '@sojourn/schema';
import { lengthBetween } from './clock-text.ts';
import type { RunView } from './run.ts';
import { sayRefusal } from './say-happened.ts';
import type { SimulatorNames } from './simulator-host.ts';
import { contactName } from './contact-name.ts';

/** The run in one sentence, such as "Anna gets 3 messages over 9 days and leaves because “Order placed” is reached". */
export function sayEnd(run: RunView, names: SimulatorNames): string {
  const { words, journey } = names;
  const name = contactName(run.contact, names);
  const enrollment = run.enrollments.at(-1);
  const refusal = run.refusals.at(-1);
  if (enrollment === undefined) return refusal === undefined ? words('simulator.end.none', { name }) : words('simulator.end.refused', { name, reason: sayRefusal(refusal.reason, names) });
  const sent = run.effects.filter((effect) => effect.attempt === 1 && effect.enrollmentId === enrollment.id && effect.channel !== undefined).length;
  const last = run.trace.at(-1);
  const duration = words.duration(lengthBetween(parseInstant(enrollment.enteredAt) ?? 0, (last === undefined ? undefined : parseInstant(last.at)) ?? run.now));
  const messages = words('simulator.end.messages', { count: sent });
  const got = { name, messages, duration };
  const { end } = enrollment;
  if (end === undefined) return words(enrollment.status === 'failed' || enrollment.status === 'held' ? 'simulator.end.parked' : 'simulator.end.waiting', got);
  if (end === 'goal') return words('simulator.end.goal', { ...got, goal: journey.goal?.name ?? '' });
  if (end === 'completed') return words('simulator.end.completed', got);
  if (end === 'control') return words('simulator.end.control', got);
  if (end === 'suppressed') return words('simulator.end.suppressed', got);
  const [kind, ...rest] = end.split(':');
  const id = rest.join(':');
  const reason = journey.exits?.find((exit) => exit.id === id)?.name ?? id;
  return kind === 'exited' ? words('simulator.end.exited', { ...got, reason }) : words('simulator.end.other', { ...got, reason: end });
}
