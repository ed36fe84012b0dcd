import type { ContactEvent, JsonObject, ScriptedResult } from '@sojourn/schema';
import type { EffectResult, InputBody } from '../core/inputs.ts';
import { own } from '../core/own.ts';
import { answerOf, decisionId } from '../core/tasks/task-answer.ts';
import type { TimedStep } from './script.ts';
import type { ChosenResult, InboxInput, Setting, SimulatedEffect, World } from './world.ts';

/** Who decides in a scenario. */
export const scenarioPerson = 'scenario';

type Fresh = Pick<InboxInput, 'body' | 'label'>;

/** The input that a step of the script is; `undefined` if it has no effect, such as a decision nobody was asked for. */
export function scriptInput(world: World, setting: Setting, { number, step }: TimedStep): Fresh | undefined {
  if ('event' in step) return eventInput(world, setting, `event-${number}`, step);
  if ('contact' in step) return { body: { type: 'patch', patch: step.contact }, label: { kind: 'contact' } };
  if ('enroll' in step) {
    const journeyId = step.enroll.journey ?? setting.definitions.journeys[0]?.id ?? '';
    const { key, data } = step.enroll;
    const body: InputBody = { type: 'enroll', journeyId, ...(key === undefined ? {} : { key }), ...(data === undefined ? {} : { data }) };
    return { body, label: { kind: 'enroll', journeyId } };
  }
  if ('result' in step) {
    const { node, outcome, data } = step.result;
    const effect = lastEffect(world, node);
    if (effect === undefined || world.reported.includes(reportOf(effect.key, outcome))) return undefined;
    const result: EffectResult = { status: 'done', outcome, ...(data === undefined ? {} : { data }), late: true };
    return {
      // Reported by key: nobody says which attempt it was.
      body: { type: 'result', key: effect.key, attempt: 0, result },
      label: { kind: 'result', nodeId: node, attempt: effect.attempt },
    };
  }
  if ('decide' in step) return decisionInput(world, step.decide.node, step.decide.outcome);
  return undefined;
}

/** What somebody decides of the open task of a node; `undefined` if there is none, or it has been decided. */
export function decisionInput(world: World, nodeId: string, outcome: string): Fresh | undefined {
  const [newest] = world.enrollments
    .filter((one) => one.task?.nodeId === nodeId)
    .toSorted((one, other) => other.enteredAt - one.enteredAt || (one.id < other.id ? -1 : 1));
  if (newest?.task === undefined) return undefined;
  const { id: taskId, assignee, kind } = newest.task;
  // What an engine's intake would refuse, or has taken before.
  if (answerOf(kind, outcome).type === 'refused' || world.reported.includes(decisionId(taskId, assignee, outcome))) return undefined;
  return {
    body: { type: 'decide', enrollmentId: newest.id, taskId, outcome, by: scenarioPerson },
    label: { kind: 'decide', nodeId, outcome },
  };
}

/** What tells an input that is taken once from others; `undefined` for those that are not. */
export function onceOf(world: World, body: InputBody): string | undefined {
  if (body.type === 'result' && body.result.status === 'done') return reportOf(body.key, body.result.outcome);
  if (body.type !== 'decide') return undefined;
  const assignee = world.enrollments.find((one) => one.id === body.enrollmentId)?.task?.assignee ?? '';
  return decisionId(body.taskId, assignee, body.outcome);
}

/** An event of the contact's, given by hand. */
export function eventInput(
  world: World,
  setting: Setting,
  id: string,
  given: { readonly event: string; readonly data?: JsonObject; readonly of?: string },
): Fresh {
  const answered = given.of === undefined ? undefined : lastEffect(world, given.of);
  const event: ContactEvent = {
    id,
    contactId: setting.scenario.contact.id,
    name: given.event,
    ...(given.data === undefined ? {} : { data: given.data }),
    ...(answered === undefined ? {} : { effect: answered.key }),
  };
  return { body: { type: 'event', event }, label: { kind: 'event', event: given.event } };
}

/** What an attempt gives: as chosen or as the scenario says, else it succeeds without an outcome. */
export function resultInput(world: World, { key, attempt, nodeId }: SimulatedEffect): Fresh {
  const result = toResult(own(world.results, nodeId));
  return { body: { type: 'result', key, attempt, result }, label: { kind: 'result', nodeId, attempt } };
}

function toResult(scripted: ScriptedResult | ChosenResult | undefined): EffectResult {
  if (scripted === undefined) return { status: 'done' };
  if ('chosen' in scripted) return scripted.chosen;
  if ('error' in scripted) {
    // Only this word is sure; after any other nobody knows.
    return scripted.error === 'not_sent'
      ? { status: 'not_sent', code: 'not_sent', retryable: true }
      : { status: 'uncertain', code: scripted.error };
  }
  const { outcome, data } = scripted;
  return { status: 'done', ...(outcome === undefined ? {} : { outcome }), ...(data === undefined ? {} : { data }) };
}

/** What tells one report by key from another. */
export function reportOf(key: string, outcome: string | undefined): string {
  return `${key}:${outcome ?? ''}`;
}

function lastEffect(world: World, nodeId: string): SimulatedEffect | undefined {
  return world.effects.findLast((effect) => effect.nodeId === nodeId);
}
