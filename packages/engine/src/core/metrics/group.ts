import type { GroupMetrics, TraceEntry } from '@sojourn/schema';
import { rateOf } from './rate.ts';

/** Enrollments counted together. */
export interface Group {
  entered: number;
  goals: number;
  value: number;
}

/** A group nobody is in yet. */
export function newGroup(): Group {
  return { entered: 0, goals: 0, value: 0 };
}

/** Counts an enrollment, and its goal if it counts: once, however often it is logged. */
export function addGoal(group: Group, trace: readonly TraceEntry[]): void {
  group.entered += 1;
  const goal = trace.find((entry) => entry.kind === 'goal' && entry.counted);
  if (goal?.kind !== 'goal') return;
  group.goals += 1;
  group.value += goal.value ?? 0;
}

/** The groups, ready to be shown. */
export function groupMetrics(groups: ReadonlyMap<string, Group>): Readonly<Record<string, GroupMetrics>> {
  return Object.fromEntries(
    [...groups].map(([name, { entered, goals, value }]) => [name, { entered, goal: rateOf(goals, entered), value }]),
  );
}
