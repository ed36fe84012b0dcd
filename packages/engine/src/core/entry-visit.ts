import type { Instant, JsonValue, TimeZone } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import type { JudgingScope } from './judging-scope.ts';
import { own } from './own.ts';
import type { AbsenceRecord, KeptEvent, WatchRecord } from './state.ts';
import type { TriggerVisit } from './triggers/compiled-trigger.ts';

/** What a trigger reads of the contact of a batch. */
export class EntryVisit implements TriggerVisit {
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

  get watched(): WatchRecord | undefined {
    return own(this.#batch.contact.watches, this.#timer);
  }

  kept(event: string): readonly KeptEvent[] {
    return this.#scope.history(event);
  }

  withEvent(data: JsonValue | undefined): JudgingScope {
    this.#scope.event = data;
    return this.#scope;
  }
}
