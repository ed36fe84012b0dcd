import type { Instant, JsonValue, TimeZone } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import type { RunnableVersion } from './compiled.ts';
import { enter, refuse } from './enter.ts';
import type { JudgingScope } from './judging-scope.ts';
import { own, withOwn } from './own.ts';
import type { AbsenceRecord, KeptEvent } from './state.ts';
import type { Stimulus } from './stimulus.ts';
import { letIn } from './waiting-entries.ts';
import type { CompiledTrigger, TriggerVisit } from './triggers/compiled-trigger.ts';

const none: readonly CompiledTrigger[] = [];

/** Step 6: triggers of live journeys, by priority, journey id and their order in the document. */
export function judgeTriggers(batch: Batch, stimulus: Stimulus): void {
  if (stimulus.type === 'result' || stimulus.type === 'command') return;
  if (stimulus.type === 'timer' && stimulus.body.kind === 'entry') return letIn(batch, stimulus.body);
  if (stimulus.type === 'timer' && stimulus.body.kind !== 'trigger') return;
  const only = journeyOf(stimulus);
  // A hand-over to nobody is told where it would have been.
  if (stimulus.type === 'enroll' && batch.index.journey(stimulus.journeyId) === undefined)
    refuse(batch, stimulus.journeyId, stimulus.by, 'no_trigger');
  // Known for every input, and nearly always nobody's business.
  if (stimulus.type === 'change' && !batch.index.watchesAttributes) return;
  let rank = -1;
  for (const definition of batch.definitions.journeys) {
    rank += 1;
    if (only !== undefined && definition.id !== only) continue;
    const version = batch.index.liveAt(definition, batch.now, batch.known);
    const triggers = version === undefined ? none : concerned(version, stimulus);
    if (stimulus.type === 'enroll' && triggers.length === 0) refuse(batch, definition.id, stimulus.by, 'no_trigger');
    if (version === undefined) continue;
    let isTaken = false;
    for (const trigger of triggers) isTaken = judgeTrigger(batch, rank, version, trigger, stimulus, isTaken) || isTaken;
  }
}

/** Commands and timers name their journey. */
function journeyOf(stimulus: Stimulus): string | undefined {
  if (stimulus.type === 'enroll') return stimulus.journeyId;
  return stimulus.type === 'timer' && stimulus.body.kind === 'trigger' ? stimulus.body.journeyId : undefined;
}

function concerned({ compiled }: RunnableVersion, stimulus: Stimulus): readonly CompiledTrigger[] {
  const { byEvent, byAttribute, byEnroll, byHandOver, byId, all } = compiled.triggers;
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
      return trigger === undefined ? none : [trigger];
    }
    case 'result':
    case 'command':
      return none;
  }
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

class EntryVisit implements TriggerVisit {
  readonly now: Instant;
  readonly zone: TimeZone;
  readonly #batch: Batch;
  readonly #scope: JudgingScope;
  readonly #timer: string;

  constructor(batch: Batch, scope: JudgingScope, timer: string) {
    this.now = batch.now;
    this.zone = scope.zone;
    this.#batch = batch;
    this.#scope = scope;
    this.#timer = timer;
  }

  get arrivals(): number {
    return this.#batch.contact.arrivals;
  }

  get absence(): AbsenceRecord | undefined {
    return own(this.#batch.contact.absences, this.#timer);
  }

  kept(event: string): readonly KeptEvent[] {
    return this.#scope.history(event);
  }

  withEvent(data: JsonValue | undefined): JudgingScope {
    this.#scope.event = data;
    return this.#scope;
  }
}
