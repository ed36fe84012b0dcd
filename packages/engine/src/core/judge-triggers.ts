import type { JsonValue } from '@sojourn/schema';
import { keepWatch } from './apply-watch.ts';
import type { Batch } from './batch.ts';
import type { CompiledJourney, RunnableVersion } from './compiled.ts';
import { enter, refuse } from './enter.ts';
import { EntryVisit } from './entry-visit.ts';
import { withOwn } from './own.ts';
import { isSameJson } from './same-json.ts';
import type { TimerBody } from './inputs.ts';
import type { Stimulus } from './stimulus.ts';
import { letIn } from './waiting-entries.ts';
import { nextOccurrence } from './watch-index.ts';
import type { CompiledTrigger, TriggerVisit } from './triggers/compiled-trigger.ts';

const none: readonly CompiledTrigger[] = [];

/** Step 6: triggers of live journeys, by priority, journey id and their order in the document. */
export function judgeTriggers(batch: Batch, stimulus: Stimulus): void {
  if (stimulus.type === 'timer' && stimulus.body.kind === 'entry') letIn(batch, stimulus.body);
  // Segments and the like are judged on every input.
  const isWatching = batch.index.watching.length > 0;
  if (!isWatching && !isHeard(stimulus)) return;
  const only = journeyOf(stimulus);
  // A hand-over to nobody is told where it would have been.
  if (stimulus.type === 'enroll' && batch.index.journey(stimulus.journeyId) === undefined)
    refuse(batch, stimulus.journeyId, stimulus.by, 'no_trigger');
  // Known for every input, and nearly always nobody's business.
  if (stimulus.type === 'change' && !isWatching && !batch.index.watchesAttributes) return;
  let rank = -1;
  for (const definition of batch.definitions.journeys) {
    rank += 1;
    const isMeant = only === undefined || definition.id === only;
    if (!isMeant && !isWatching) continue;
    const version = batch.index.liveAt(definition, batch.now, batch.known);
    const hearing = version === undefined || !isMeant ? none : concerned(batch, version, stimulus);
    if (isMeant && stimulus.type === 'enroll' && hearing.length === 0) refuse(batch, definition.id, stimulus.by, 'no_trigger');
    if (version === undefined) continue;
    let isTaken = false;
    for (const trigger of withWatching(version, hearing))
      isTaken = judgeTrigger(batch, rank, version, trigger, stimulus, isTaken) || isTaken;
  }
}

/** Commands and timers name their journey. */
function journeyOf(stimulus: Stimulus): string | undefined {
  if (stimulus.type === 'enroll') return stimulus.journeyId;
  return stimulus.type === 'timer' && stimulus.body.kind === 'trigger' ? stimulus.body.journeyId : undefined;
}

/** Results, commands and timers of enrollments are no trigger's business. */
function isHeard(stimulus: Stimulus): boolean {
  if (stimulus.type === 'timer') return stimulus.body.kind === 'trigger';
  return stimulus.type !== 'result' && stimulus.type !== 'command';
}

/** With those that are judged on every input, in document order. */
function withWatching({ compiled }: RunnableVersion, hearing: readonly CompiledTrigger[]): readonly CompiledTrigger[] {
  const { all, watching } = compiled.triggers;
  if (watching.length === 0) return hearing;
  return hearing.length === 0 ? watching : all.filter((trigger) => trigger.isWatching || hearing.includes(trigger));
}

function concerned(batch: Batch, version: RunnableVersion, stimulus: Stimulus): readonly CompiledTrigger[] {
  const { byEvent, byAttribute, byEnroll, byHandOver, byId, all } = version.compiled.triggers;
  switch (stimulus.type) {
    case 'event':
      return byEvent.get(stimulus.name) ?? none;
    case 'change':
      if (byAttribute.size === 0) return none;
      return all.filter((trigger) => trigger.attributes.some((name) => stimulus.attributes.some((change) => change.attribute === name)));
    case 'enroll':
      return stimulus.by === 'manual' ? byEnroll : byHandOver;
    case 'timer': {
      const trigger = stimulus.body.kind === 'trigger' ? byId.get(stimulus.body.triggerId) : undefined;
      return trigger === undefined || !isStillSet(batch, version, stimulus.body, trigger) ? none : [trigger];
    }
    case 'result':
    case 'command':
      return none;
  }
}

/** A timer may have been set for an occurrence that a version published since does not have. */
function isOccurrence(batch: Batch, journeyId: string, { triggerId, at }: Extract<TimerBody, { readonly kind: 'trigger' }>): boolean {
  const definition = batch.index.journey(journeyId);
  return definition !== undefined && at !== undefined && nextOccurrence(definition, triggerId, at)?.at === at;
}

/** An absence that is awaited outlives a new version only where its trigger is the same; others take their state anew. */
function isStillSet(batch: Batch, { version, compiled }: RunnableVersion, body: TimerBody, trigger: CompiledTrigger): boolean {
  if (body.kind !== 'trigger') return true;
  if (trigger.schedule !== undefined) return isOccurrence(batch, compiled.id, body);
  if (body.version === version || trigger.isWatching) return true;
  const documentOf = (one: CompiledJourney | undefined) => one?.journey.entry.triggers.find(({ id }) => id === trigger.id);
  const [before, after] = [documentOf(batch.index.versionOf(compiled.id, body.version)?.compiled), documentOf(compiled)];
  // Triggers are plain JSON; their interfaces have no index signature to say so.
  return isSameJson(before as JsonValue | undefined, after as JsonValue | undefined);
}

function judgeTrigger(
  batch: Batch,
  rank: number,
  version: RunnableVersion,
  trigger: CompiledTrigger,
  stimulus: Stimulus,
  isTaken: boolean,
): boolean {
  const { contact } = batch;
  const verdict = trigger.judge(triggerVisit(batch, version, trigger), stimulus);
  batch.scope.event = undefined;
  if (verdict === undefined) return false;
  if (verdict.type === 'watch') {
    keepWatch(batch, rank, version, trigger, verdict);
    return verdict.offer !== undefined && enter(batch, { rank, version, trigger, offer: verdict.offer, isTaken });
  }
  if (verdict.absence !== undefined) contact.absences = withOwn(contact.absences, trigger.timer, verdict.absence);
  if (verdict.type === 'cancel') {
    batch.clearTriggerTimer(trigger.timer);
    return false;
  }
  if (verdict.type === 'await') {
    const body = { kind: 'trigger', journeyId: version.compiled.id, triggerId: trigger.id, version: version.version } as const;
    batch.setTriggerTimer(trigger.timer, verdict.due, body, rank, trigger.order);
    return false;
  }
  return enter(batch, { rank, version, trigger, offer: verdict, isTaken });
}

function triggerVisit(batch: Batch, { compiled }: RunnableVersion, trigger: CompiledTrigger): TriggerVisit {
  return new EntryVisit(batch, batch.scope.atEntry(compiled, batch.now, undefined), trigger.timer);
}
