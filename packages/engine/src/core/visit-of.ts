import type { ConditionScope, JsonObject, JsonValue, TimeZone } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import { own } from './own.ts';
import type { KeptEvent, VisitRecord, WaitState } from './state.ts';
import type { Point, Visit } from './steps/step.ts';
import type { TemplateScope } from './template/compile-template.ts';

/** What a step is shown of the enrollment it judges, aimed at its present node. The same object each time: none is kept. */
export function visitOf(batch: Batch, enrollment: LiveEnrollment, nodeId: string): Visit {
  return batch.visitOf(enrollment, nodeId);
}

/** What steps are shown, of one enrollment after the other. */
export class NodeVisit implements Visit {
  now = 0;
  zone: TimeZone = 'UTC';
  readonly scope: ConditionScope;
  readonly #batch: Batch;
  #enrollment: LiveEnrollment;
  #nodeId: string;

  constructor(batch: Batch, enrollment: LiveEnrollment, nodeId: string) {
    this.#batch = batch;
    this.#enrollment = enrollment;
    this.#nodeId = nodeId;
    this.scope = batch.scope;
  }

  aim(enrollment: LiveEnrollment, nodeId: string): this {
    this.#enrollment = enrollment;
    this.#nodeId = nodeId;
    this.now = this.#batch.now;
    this.zone = this.#batch.scope.at(enrollment, this.now).zone;
    return this;
  }

  get isExplained(): boolean {
    return this.#batch.isTraced;
  }

  get contactId(): string {
    return this.#batch.contact.id;
  }

  get enrollmentId(): string {
    return this.#enrollment.id;
  }

  get attributes(): JsonObject {
    return this.#batch.contact.attributes;
  }

  get tags(): readonly string[] {
    return this.#batch.contact.tags;
  }

  get arrival(): VisitRecord {
    return this.#enrollment.visitOf(this.#nodeId) ?? [0, this.now, this.#batch.contact.arrivals];
  }

  get wait(): WaitState | undefined {
    return this.#enrollment.wait;
  }

  get choice(): string | boolean | undefined {
    return own(this.#batch.options.choices ?? {}, this.#nodeId);
  }

  point(since: string): Point | undefined {
    return this.#batch.scope.point(since);
  }

  isSince(event: KeptEvent, since: string): boolean {
    return this.#batch.scope.isSince(event, since);
  }

  kept(event: string): readonly KeptEvent[] {
    return this.#batch.scope.history(event);
  }

  get templates(): TemplateScope {
    const { contact, scope } = this.#batch;
    return { contact: contact.toContact(), entry: scope.entry ?? {}, result: this.#enrollment.results, zone: this.zone };
  }

  withEvent(data: JsonValue | undefined): ConditionScope {
    this.#batch.scope.event = data;
    return this.#batch.scope;
  }
}
