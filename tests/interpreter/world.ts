import { canonicalJson } from '@sojourn/schema';
import type { Catalog, Comparison, Journey, JsonObject, JsonValue, Policy } from '@sojourn/schema';
import { text } from './calendar.ts';

/** An event in a contact's history. `place` counts the inputs of the contact. */
export interface Row {
  readonly name: string;
  readonly at: number;
  readonly place: number;
  readonly data: JsonObject;
  readonly effect?: string;
}

/** A point in a contact's order: what counts "since" it comes later by instant, then by place. */
export interface Point {
  readonly at: number;
  readonly place: number;
}

export interface Effect {
  readonly key: string;
  readonly nodeId: string;
  readonly visit: number;
  readonly requestedAt: number;
  attempt: number;
  /** Attempts before an operator had it tried again. */
  spent: number;
  /** `due` is requested or awaits its next attempt at `dueAt`. */
  state: 'due' | 'begun' | 'held' | 'failed' | 'over';
  dueAt: number;
  /** Instants of attempts that caps count: all but those that surely did nothing. */
  readonly counted: number[];
  /** Why it is not begun before `dueAt`. */
  deferred: { readonly reason: string; readonly until: number } | undefined;
  /** What it waits for may be over: judged again after the input. */
  again: boolean;
}

/** A request to a person. */
export interface Task {
  readonly id: string;
  readonly nodeId: string;
  readonly visit: number;
  readonly backup: string | undefined;
  readonly dueAt: number | undefined;
  remindAt: number | undefined;
  isOpen: boolean;
  saidOverdue: boolean;
  reissued: boolean;
}

export interface Deadline {
  readonly at: number;
  readonly outlet: string;
}

/** Where an enrollment waits. */
export interface Parked {
  /** By index of the alternative; nothing where it has none. */
  deadlines: (Deadline | undefined)[];
  /** What `edge` conditions were when last judged, and the values of dates, by index. */
  seen: unknown[];
  wakeAt: number | undefined;
  /** Whether a deadline's turn has come during a suspension. */
  fellDue: boolean;
  /** The zone that local times were computed in, and from when. */
  zone: string;
  readonly arrivedAt: number;
}

export interface Enrollment {
  readonly id: string;
  readonly journey: Journey;
  readonly version: number;
  readonly contact: Contact;
  readonly key: string | null;
  readonly ordinal: number;
  readonly control: boolean;
  readonly trigger: string;
  readonly data: JsonObject;
  readonly enteredAt: number;
  /** The zone at that instant: the goal's `within` counts in it. */
  readonly enteredIn: string;
  readonly since: Point;
  readonly age: number;
  readonly log: string[];
  readonly visits: Map<string, number>;
  readonly arrivals: Map<string, Point>;
  readonly results: Map<string, JsonObject>;
  readonly effects: Effect[];
  readonly tasks: Task[];
  /** Outcomes and deadlines that wait while it is suspended. */
  readonly waiting: (() => void)[];
  nodeId: string | null;
  status: 'live' | 'suspended' | 'held' | 'failed' | 'ended';
  /** What it was when it was suspended. */
  before: Enrollment['status'];
  endedAt: number | undefined;
  parked: Parked | undefined;
  goalReached: boolean;
}

/** What is applied to a contact. */
export type Input =
  | { readonly kind: 'event'; readonly name: string; readonly at: number; readonly data: JsonObject; readonly effect?: string }
  | { readonly kind: 'change'; readonly apply: (contact: Contact) => void }
  | { readonly kind: 'enroll'; readonly journeyId: string; readonly key?: string; readonly data: JsonObject }
  | { readonly kind: 'result'; readonly enrollment: Enrollment; readonly effect: Effect; readonly answer: Answer }
  | { readonly kind: 'outcome'; readonly key: string; readonly outcome: string | null; readonly data?: JsonObject }
  | { readonly kind: 'decision'; readonly taskId: string; readonly outcome: string; readonly by: string; readonly data?: JsonObject }
  | ({ readonly kind: 'command'; readonly enrollment: Enrollment } & (
      | { readonly command: 'exit'; readonly reason?: string }
      | { readonly command: 'retry' }
      | { readonly command: 'move'; readonly nodeId: string; readonly by: string }
    ));

/** What a handler gave. */
export type Answer =
  | { readonly outcome: string | null; readonly data?: JsonObject }
  | { readonly notSent: string; readonly retryable?: boolean }
  | { readonly uncertain: true };

/** A change of the contact, as triggers see it. */
export interface Change {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** What steps 1 to 6 judge: an input, or what an update queued. */
export interface Cause {
  readonly event?: Row;
  readonly change?: Change;
  readonly enroll?: {
    readonly type: 'manual' | 'journey';
    readonly journeyId: string;
    readonly key?: JsonValue;
    readonly data: JsonObject;
  };
  /** Deadlines of this enrollment that are due, the timer of this trigger. */
  readonly timer?: Timer;
}

export interface Timer {
  readonly at: number;
  readonly rank: readonly (number | string)[];
  readonly enrollment?: Enrollment;
  /** What it is for; none: only to look again. */
  readonly what?: 'node' | 'effect' | 'control' | 'task';
  readonly trigger?: { readonly journeyId: string; readonly triggerId: string };
}

/** The last event of an absence trigger, and when it would fire. */
export interface Absence {
  readonly last: Row;
  readonly rank: Timer['rank'];
  readonly trigger: { readonly journeyId: string; readonly triggerId: string };
  dueAt: number | undefined;
}

export interface Contact {
  readonly id: string;
  attributes: Record<string, JsonValue>;
  consent: Record<string, string>;
  timezone: string | undefined;
  tags: string[];
  segments: string[];
  revision: number;
  readonly history: Row[];
  readonly enrollments: Enrollment[];
  readonly inbox: { readonly input: Input; readonly at: number; readonly journeys: Journeys }[];
  readonly queue: Cause[];
  readonly refusals: string[];
  readonly absences: Map<string, Absence>;
  /** What to perform when all that is due was applied. */
  readonly begun: { readonly enrollment: Enrollment; readonly effect: Effect; readonly attempt: number }[];
  /** Worked out when first asked for after an input. */
  timers: readonly Timer[] | undefined;
  /** The instant of the input that was last applied, and what was published then. */
  now: number;
  journeys: Journeys;
  arrived: number;
  place: number;
}

export interface Published {
  readonly journeyId: string;
  readonly versions: readonly Journey[];
  readonly archived: boolean;
}

/** What is published; each publishing and archiving makes another. */
export type Journeys = ReadonlyMap<string, Published>;

export interface World {
  readonly catalog: Catalog;
  readonly policy: Policy;
  journeys: Journeys;
  /** What was published from which instant on. */
  readonly acts: { at: number; readonly journeys: Journeys }[];
  readonly contacts: Map<string, Contact>;
  readonly seen: Set<string>;
  /** What the handler gives for an attempt. */
  readonly answer: (nodeId: string, attempt: number) => Answer;
  now: number;
  ages: number;
}

/** The journey's zone for a contact. */
export function zoneOf(journey: Journey, contact: Contact): string {
  if (journey.timezone !== 'contact') return journey.timezone;
  return contact.timezone ?? journey.fallbackTimezone ?? 'UTC';
}

/** Writes a line of the trace; fields that are undefined are left out. */
export function write(
  enrollment: Enrollment,
  kind: string,
  fields: Readonly<Record<string, unknown>> = {},
  where: { readonly nodeId?: string | null; readonly visit?: number } = { nodeId: enrollment.nodeId },
): void {
  const nodeId = where.nodeId ?? undefined;
  const visit = where.visit ?? (nodeId === undefined ? undefined : enrollment.visits.get(nodeId));
  const entry = { seq: enrollment.log.length + 1, at: text(enrollment.contact.now), kind, nodeId, visit, ...fields };
  const given = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
  // Everything written is plain JSON.
  enrollment.log.push(canonicalJson(given as JsonObject));
}

/** The comparisons as the trace has them; none at all if there are none. */
export function reasons(because: readonly Comparison[] | undefined): { readonly because?: readonly Comparison[] } {
  return because === undefined ? {} : { because };
}

/** Code point order. */
export function byText(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (const [index, letter] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (letter !== other) return (letter.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return left.length - right.length;
}

export function hasEnded(enrollment: Enrollment): boolean {
  return enrollment.status === 'ended';
}

/** Live enrollments in the order they are judged: priority, journey id, age. */
export function inOrder(enrollments: readonly Enrollment[]): readonly Enrollment[] {
  return enrollments.toSorted(
    (a, b) => (b.journey.priority ?? 0) - (a.journey.priority ?? 0) || byText(a.journey.id, b.journey.id) || a.age - b.age,
  );
}
