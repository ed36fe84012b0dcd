import { bucket } from '@sojourn/schema';
import type { Condition, Journey, JsonValue, KnownNode } from '@sojourn/schema';
import { DueQueue } from './due-queue.ts';
import { comesAt, contactOf, emptyTally, eventOf, workload } from './workload.ts';
import type { Tally } from './workload.ts';

/** A contact as somebody writes it who needs no more than this journey. */
interface Person {
  readonly id: string;
  readonly attributes: Record<string, JsonValue>;
  readonly consent: Readonly<Record<string, string>>;
  readonly events: { readonly name: string; readonly at: number }[];
  node: string | null;
}

type Handler = (request: { readonly key: string; readonly contactId: string; readonly input: unknown }) => Promise<void>;

type Node = KnownNode;

/**
 * The interpreter that one would write in an afternoon for this journey: it reads the nodes of the JSON one after the other,
 * keeps contacts in a map and timers in a heap, and sends by handlers that it awaits. A day has 24 hours. It knows no trace,
 * no retry, no re-entry, no goal, no lateness, no crash and no second journey. No code is generated; durations are read once.
 */
export class HandWritten {
  readonly #journey: Journey;
  readonly #handlers: Readonly<Record<string, Handler>>;
  readonly #people: Map<string, Person> = new Map();
  readonly #timers: DueQueue<Person> = new DueQueue();
  readonly #tally: Tally;
  #sent: { readonly person: Person; readonly done: Promise<void> }[] = [];
  #now = 0;

  constructor(journey: Journey, handlers: Readonly<Record<string, Handler>>, tally: Tally) {
    this.#journey = journey;
    this.#handlers = handlers;
    this.#tally = tally;
  }

  upsert({ id, attributes = {}, consent = {} }: ReturnType<typeof contactOf>): void {
    this.#people.set(id, { id, attributes: { ...attributes }, consent, events: [], node: null });
  }

  track(event: ReturnType<typeof eventOf>, now: number): void {
    const person = this.#people.get(event.contactId);
    if (person === undefined) return;
    this.#now = now;
    person.events.push({ name: event.name, at: now });
    const { triggers, start } = this.#journey.entry;
    if (person.node !== null || !triggers.some((trigger) => trigger.type === 'event' && trigger.event === event.name)) return;
    this.#walk(person, start);
  }

  async advanceTo(now: number): Promise<void> {
    await this.#settle();
    while (this.#timers.nextAt <= now) {
      this.#now = this.#timers.nextAt;
      while (this.#timers.nextAt === this.#now) {
        const person = this.#timers.pop();
        if (person !== undefined) this.#walk(person, this.#node(person)?.outlets?.['next'] ?? null);
      }
      await this.#settle();
    }
    this.#now = now;
  }

  async #settle(): Promise<void> {
    while (this.#sent.length > 0) {
      const sent = this.#sent;
      this.#sent = [];
      await Promise.all(sent.map(({ done }) => done));
      for (const { person } of sent) this.#walk(person, this.#node(person)?.outlets?.['next'] ?? null);
    }
  }

  #node({ node }: Person): Node | undefined {
    // Every node of the workload is of a type there is.
    return node === null ? undefined : (this.#journey.nodes[node] as Node | undefined);
  }

  #walk(person: Person, from: string | null): void {
    let next = from;
    for (;;) {
      person.node = next;
      const node = this.#node(person);
      if (next === null || node === undefined) {
        this.#tally.ended += 1;
        return;
      }
      const outlet = this.#visit(person, next, node);
      if (outlet === undefined) return;
      next = node.outlets?.[outlet] ?? null;
    }
  }

  /** The outlet it leaves by; `undefined` if it stays or is at its end. */
  #visit(person: Person, id: string, node: Node): string | undefined {
    switch (node.type) {
      case 'update':
        for (const change of node.changes) {
          if (!('attribute' in change) || change.op !== 'increment') continue;
          const before = person.attributes[change.attribute];
          person.attributes[change.attribute] = (typeof before === 'number' ? before : 0) + Number(change.value);
        }
        return 'next';
      case 'branch':
        return node.cases.find((one) => holds(one.when, person))?.id ?? 'else';
      case 'wait':
        this.#timers.push(this.#now + lengthOf(node.until[0]), person);
        return undefined;
      case 'action': {
        if (node.action === 'send_email' && person.consent['email'] !== 'subscribed') return 'next';
        const handler = this.#handlers[node.action];
        if (handler === undefined) return 'failed';
        const request = { key: `${person.id}:${id}`, contactId: person.id, input: node.input };
        this.#sent.push({ person, done: handler(request) });
        return undefined;
      }
      case 'split': {
        const total = node.arms.reduce((sum, arm) => sum + arm.weight, 0);
        let draw = bucket(this.#journey.seed ?? this.#journey.id, person.id, id) * total;
        const arm = node.arms.find(({ weight }) => (draw -= weight) < 0)?.id ?? 'a';
        this.#tally.arms[arm] = (this.#tally.arms[arm] ?? 0) + 1;
        return arm;
      }
      default:
        person.node = null;
        this.#tally.ended += 1;
        return undefined;
    }
  }
}

const lengths = new Map<unknown, number>();

function lengthOf(alternative: unknown): number {
  const known = lengths.get(alternative);
  if (known !== undefined) return known;
  const { duration } = alternative as { readonly duration: string }; // The journey's waits are durations.
  const ms = Number(/^P(\d+)D$/.exec(duration)?.[1]) * 86_400_000;
  lengths.set(alternative, ms);
  return ms;
}

function holds(condition: Condition, person: Person): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, person));
  if ('any' in condition) return condition.any.some((part) => holds(part, person));
  if ('not' in condition) return !holds(condition.not, person);
  const value = read(condition.left, person);
  if (value === undefined) return false;
  switch (condition.op) {
    case 'eq':
      return value === condition.right;
    case 'gt':
      return Number(value) > Number(condition.right);
    case 'gte':
      return Number(value) >= Number(condition.right);
    default:
      return false;
  }
}

function read(operand: object, person: Person): JsonValue | undefined {
  if ('attribute' in operand) return person.attributes[String(operand.attribute)];
  if ('count' in operand) {
    const { event } = operand.count as { readonly event: string }; // What a count counts.
    return person.events.filter(({ name }) => name === event).length;
  }
  return undefined;
}

/** Takes a population through the workload by hand. */
export async function runByHand(contacts: number): Promise<Tally> {
  const tally = emptyTally();
  const engine = new HandWritten(
    workload,
    {
      send_email: async () => void (tally.emails += 1),
      send_sms: async () => void (tally.texts += 1),
    },
    tally,
  );
  for (let index = 0; index < contacts; index += 1) {
    if (index % 100 === 0) await engine.advanceTo(comesAt(index));
    engine.upsert(contactOf(index));
    engine.track(eventOf(index), comesAt(index));
  }
  await engine.advanceTo(comesAt(contacts) + 10 * 86_400_000);
  return tally;
}
