import type { JsonObject, JsonValue } from '@sojourn/schema';
import type { Story } from './script.ts';

/** Makes a story smaller while it still shows what is looked for; `shows` answers false for one that cannot be run. */
export async function shrink(story: Story, shows: (story: Story) => Promise<boolean>, most = 3_000): Promise<Story> {
  let best = story;
  let tries = 0;
  for (let smaller: Story | undefined = best; smaller !== undefined;) {
    smaller = undefined;
    for (const candidate of candidates(best)) {
      tries += 1;
      if (tries > most) return best;
      if (!(await shows(candidate))) continue;
      best = smaller = candidate;
      break;
    }
  }
  return best;
}

function* candidates(story: Story): Generator<Story> {
  for (const size of [8, 4, 2, 1]) {
    for (let at = 0; at + size <= story.script.length; at += size) {
      yield { ...story, script: story.script.toSpliced(at, size) };
    }
  }
  for (let at = 0; at < story.journeys.length && story.journeys.length > 1; at += 1)
    yield { ...story, journeys: story.journeys.toSpliced(at, 1) };
  for (const id of Object.keys(story.provider)) yield { ...story, provider: without(story.provider, id) };
  for (const [at, journey] of story.journeys.entries()) {
    for (const smaller of parts(journey)) yield { ...story, journeys: story.journeys.with(at, smaller as JsonObject) }; // A part of an object is one.
  }
  for (const [at, step] of story.script.entries()) {
    // A step is plain JSON, and stays a step: only optional fields can go, since others throw.
    for (const smaller of parts(step as unknown as JsonObject))
      yield { ...story, script: story.script.with(at, smaller as unknown as Story['script'][number]) };
  }
  for (const smaller of parts(story.policy as unknown as JsonObject)) yield { ...story, policy: smaller as unknown as Story['policy'] }; // As above.
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

const fixed = ['schemaVersion', 'id', 'name', 'timezone', 'type', 'do'];

/** The value with one thing less in it. */
function* parts(value: JsonValue): Generator<JsonValue> {
  if (Array.isArray(value)) {
    const list = value as readonly JsonValue[]; // A list holds JSON.
    for (let at = 0; at < list.length; at += 1) yield list.toSpliced(at, 1);
    for (const [at, item] of list.entries()) for (const smaller of parts(item)) yield list.with(at, smaller);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as JsonObject; // Not a list: an object.
  for (const name of Object.keys(object)) if (!fixed.includes(name)) yield without(object, name);
  if (typeof object['not'] === 'object') yield object['not'] ?? null;
  for (const [name, item] of Object.entries(object)) for (const smaller of parts(item)) yield { ...object, [name]: smaller };
}
