import type { Contact as ContactDocument, ContactPatch, Journey, JsonObject, JsonValue } from '@sojourn/schema';
import { readInstant } from './calendar.ts';
import type { Outcome, Step, Story } from './script.ts';
import { answerOf } from './script.ts';
import { nextDue, post, settle } from './settle.ts';
import { applyChange } from './walk.ts';
import type { Contact, Enrollment, Published, World } from './world.ts';

/** Runs a story on the second interpreter. */
export function playInterpreter(story: Story): Outcome {
  const world: World = {
    catalog: story.catalog,
    policy: story.policy,
    journeys: new Map(),
    acts: [],
    contacts: new Map(),
    seen: new Set(),
    answer: (nodeId, attempt) => answerOf(story.provider, nodeId, attempt),
    now: Date.parse(story.start),
    ages: 0,
  };
  for (const journey of story.journeys) publish(world, journey);
  world.now = Date.parse(story.start);
  for (const one of world.acts) one.at = Number.NEGATIVE_INFINITY;
  const answers = story.script.map((step) => take(world, step));
  const enrollments = [...world.contacts.values()].flatMap((contact) => contact.enrollments);
  return {
    traces: Object.fromEntries(enrollments.map(({ id, log }) => [id, log])),
    refusals: [...world.contacts.values()].flatMap(({ refusals }) => refusals),
    answers,
  };
}

function publish(world: World, document: JsonObject): void {
  const journey = document as unknown as Journey; // Generated as one.
  const versions = [...(world.journeys.get(journey.id)?.versions ?? []), journey];
  act(world, { journeyId: journey.id, versions, archived: false });
}

/** What is published from now on; inputs taken in before go by what was published then. */
function act(world: World, published: Published): void {
  world.now += 1;
  world.journeys = new Map([...world.journeys, [published.journeyId, published]]);
  world.acts.push({ at: world.now, journeys: world.journeys });
}

function contactOf(world: World, id: string): Contact {
  const known = world.contacts.get(id);
  if (known !== undefined) return known;
  const contact: Contact = {
    id,
    attributes: {},
    consent: {},
    timezone: undefined,
    tags: [],
    segments: [],
    revision: Number.NEGATIVE_INFINITY,
    history: [],
    enrollments: [],
    inbox: [],
    queue: [],
    refusals: [],
    absences: new Map(),
    begun: [],
    timers: undefined,
    now: Number.NEGATIVE_INFINITY,
    journeys: world.journeys,
    arrived: Number.NEGATIVE_INFINITY,
    place: 0,
  };
  world.contacts.set(id, contact);
  return contact;
}

/** Does one step; what the call answers. */
function take(world: World, step: Step): string {
  switch (step.do) {
    case 'event':
      return accept(world, `event ${step.id}`, () => {
        const at = Math.min(step.at === undefined ? world.now : (readInstant(step.at) ?? world.now), world.now);
        const answers = step.effect === undefined ? {} : { effect: step.effect };
        post(world, contactOf(world, step.contactId), { kind: 'event', name: step.name, at, data: step.data ?? {}, ...answers });
      });
    case 'upsert':
      post(world, contactOf(world, step.contact.id), { kind: 'change', apply: (contact) => replace(world, contact, step.contact) });
      return '';
    case 'patch':
      return accept(world, step.id === undefined ? undefined : `patch ${step.id}`, () => {
        const { patch, revision } = step;
        post(world, contactOf(world, step.contactId), {
          kind: 'change',
          apply: (contact) => patchContact(world, contact, patch, revision),
        });
      });
    case 'enroll':
      if (!world.journeys.has(step.journeyId)) return 'journey_unknown';
      return accept(world, `enroll ${step.id}`, () => {
        const { journeyId, key, data = {} } = step;
        post(world, contactOf(world, step.contactId), { kind: 'enroll', journeyId, data, ...(key === undefined ? {} : { key }) });
      });
    case 'outcome':
      return outcome(world, step);
    case 'decide':
      return decide(world, step);
    case 'exit':
    case 'retry':
    case 'move':
      return command(world, step);
    case 'publish':
      publish(world, step.document);
      return '';
    case 'archive': {
      const published = world.journeys.get(step.journeyId);
      if (published === undefined) return 'journey_unknown';
      act(world, { ...published, archived: true });
      return '';
    }
    case 'settle':
      settle(world);
      return '';
    case 'pass':
      pass(world, step.ms);
      return '';
    case 'skip':
      world.now += step.ms;
      return '';
  }
}

function accept(world: World, id: string | undefined, take: () => void): string {
  if (id !== undefined && world.seen.has(id)) return 'seen';
  if (id !== undefined) world.seen.add(id);
  take();
  return 'taken';
}

function pass(world: World, ms: number): void {
  const until = world.now + ms;
  settle(world);
  for (let next = nextDue(world); next <= until; next = nextDue(world)) {
    world.now = Math.max(world.now, next);
    settle(world);
  }
  world.now = until;
}

function find(world: World, id: string): Enrollment | undefined {
  return [...world.contacts.values()].flatMap(({ enrollments }) => enrollments).find((one) => one.id === id);
}

function command(world: World, step: Step & { readonly do: 'exit' | 'retry' | 'move' }): string {
  const enrollment = find(world, step.enrollmentId);
  if (enrollment === undefined) return 'enrollment_unknown';
  const { contact } = enrollment;
  if (step.do === 'move') {
    if (!Object.hasOwn(enrollment.journey.nodes, step.nodeId)) return 'node_unknown';
    post(world, contact, { kind: 'command', enrollment, command: 'move', nodeId: step.nodeId, by: 'ann' });
  } else if (step.do === 'retry') post(world, contact, { kind: 'command', enrollment, command: 'retry' });
  else
    post(world, contact, { kind: 'command', enrollment, command: 'exit', ...(step.reason === undefined ? {} : { reason: step.reason }) });
  return '';
}

function outcome(world: World, { key, outcome: name, data }: Step & { readonly do: 'outcome' }): string {
  const [, id = '', nodeId = '', visit] = key.split(':');
  const enrollment = find(world, id);
  const known = ['action', 'task', 'approval'].includes(enrollment?.journey.nodes[nodeId]?.type ?? '');
  // A task that could not be made has no request; the visit is there.
  if (enrollment === undefined || !known || Number(visit) > (enrollment.visits.get(nodeId) ?? 0)) return 'effect_unknown';
  // The same report again is the same report.
  return accept(world, `outcome ${key} ${name ?? ''}`, () => {
    post(world, enrollment.contact, { kind: 'outcome', key, outcome: name ?? null, ...(data === undefined ? {} : { data }) });
  });
}

function decide(world: World, { taskId, outcome: name }: Step & { readonly do: 'decide' }): string {
  const enrollment = find(world, taskId.split(':')[1] ?? '');
  const task = enrollment?.tasks.find(({ id }) => id === taskId);
  if (enrollment === undefined || task === undefined) return 'task_unknown';
  if (!task.isOpen) return 'seen';
  post(world, enrollment.contact, { kind: 'decision', taskId, outcome: name, by: 'ann' });
  return 'taken';
}

function isEngines(world: World, attribute: string): boolean {
  return world.catalog.attributes?.[attribute]?.owner === 'engine';
}

/** The host's own attributes, consent and zone are replaced, tags and segments if given. */
function replace(world: World, contact: Contact, given: ContactDocument): void {
  const own = Object.entries(contact.attributes).filter(([name]) => isEngines(world, name));
  const theirs = Object.entries(given.attributes ?? {}).filter(([name, value]) => !isEngines(world, name) && value !== null);
  contact.attributes = Object.fromEntries([...own, ...theirs]);
  contact.consent = { ...given.consent };
  contact.timezone = given.timezone;
  if (given.tags !== undefined) contact.tags = [...given.tags];
  if (given.segments !== undefined) contact.segments = [...given.segments];
}

function patchContact(world: World, contact: Contact, patch: ContactPatch, revision: number | undefined): void {
  if (revision !== undefined && revision <= contact.revision) return;
  if (revision !== undefined) contact.revision = revision;
  const change = (op: string, attribute: string, value: JsonValue | undefined): void => {
    if (!isEngines(world, attribute)) applyChange(contact.attributes, { op, attribute, value });
  };
  for (const [name, value] of Object.entries(patch.set ?? {})) change('set', name, value);
  for (const name of patch.unset ?? []) change('unset', name, undefined);
  for (const [name, value] of Object.entries(patch.increment ?? {})) change('increment', name, value);
  for (const [name, value] of Object.entries(patch.add ?? {})) change('add', name, value);
  for (const [name, value] of Object.entries(patch.remove ?? {})) change('remove', name, value);
  contact.consent = { ...contact.consent, ...patch.consent };
  if (patch.timezone !== undefined) contact.timezone = patch.timezone;
  if (patch.tags !== undefined) contact.tags = [...patch.tags];
  if (patch.segments !== undefined) contact.segments = [...patch.segments];
}
