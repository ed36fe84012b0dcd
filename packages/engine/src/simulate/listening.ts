import type { Definitions } from '../core/advance-types.ts';
import type { World } from './world.ts';

/** An event that would do something now. */
export interface Listening {
  readonly event: string;
  /** What listens: a parked wait, the goal, an exit criterion, or a trigger of a journey. */
  readonly for: 'wait' | 'goal' | 'exit' | 'trigger';
  readonly journeyId: string;
  readonly enrollmentId?: string;
  /** The wait's node, or the exit criterion's or trigger's id. */
  readonly id?: string;
}

/** Events that are being waited for, nearest first: suggestions for what to inject. */
export function listeningOf({ journeys }: Definitions, world: World): readonly Listening[] {
  const found: Listening[] = [];
  for (const enrollment of world.enrollments) {
    if (enrollment.status === 'ended' || enrollment.control) continue;
    const definition = journeys.find((journey) => journey.id === enrollment.journeyId);
    const compiled = definition?.versions.find((version) => version.version === enrollment.version)?.compiled;
    if (compiled === undefined) continue;
    const at = { journeyId: compiled.id, enrollmentId: enrollment.id };
    const { nodeId } = enrollment;
    const waiting = nodeId === null || enrollment.wait === undefined ? [] : (compiled.nodes.get(nodeId)?.step.listensFor ?? []);
    for (const event of waiting) found.push({ event, for: 'wait', ...at, ...(nodeId === null ? {} : { id: nodeId }) });
    const goal = compiled.goal?.matcher;
    if (goal?.kind === 'event' && enrollment.reached !== true) found.push({ event: goal.event, for: 'goal', ...at });
    for (const exit of compiled.exits) {
      if (exit.matcher.kind === 'event') found.push({ event: exit.matcher.event, for: 'exit', ...at, id: exit.id });
    }
  }
  for (const { id: journeyId, versions } of journeys) {
    for (const trigger of versions.at(-1)?.compiled.triggers.all ?? []) {
      for (const event of trigger.events) found.push({ event, for: 'trigger', journeyId, id: trigger.id });
    }
  }
  return found;
}
