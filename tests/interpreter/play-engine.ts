import { createEngine, JourneyError, NotSentError } from '@sojourn/engine';
import type { ActionHandler, Clock, Engine, Handlers, Store, Tenant } from '@sojourn/engine';
import { canonicalJson } from '@sojourn/schema';
import type { JsonObject, Page } from '@sojourn/schema';
import { answerOf } from './script.ts';
import type { Outcome, Step, Story } from './script.ts';

/** A clock that only a story moves. */
interface StillClock extends Clock {
  set(now: number): void;
}

function stillClock(start: number): StillClock {
  let now = start;
  return { now: () => now, wakeAt: () => () => undefined, set: (next) => void (now = next) };
}

/** Runs a story on the real engine, through its public methods. */
export async function playEngine(story: Story, store: Store): Promise<Outcome> {
  const clock = stillClock(Date.parse(story.start));
  const engine = createEngine({ store, clock, catalog: story.catalog, policy: story.policy, handlers: handlersOf(story) });
  for (const journey of story.journeys) await engine.publish(journey);
  const answers: string[] = [];
  for (const step of story.script) answers.push(await take(engine, clock, step));
  return { ...(await readOutcome(engine, store)), answers };
}

function handlersOf({ catalog, provider }: Story): Handlers {
  const handler: ActionHandler = async ({ nodeId }, { attempt }) => {
    const answer = answerOf(provider, nodeId, attempt);
    if ('uncertain' in answer) throw new Error('Nobody knows');
    if ('notSent' in answer) throw new NotSentError('Not sent', { code: answer.notSent, retryable: answer.retryable ?? true });
    return { ...(answer.outcome === null ? {} : { outcome: answer.outcome }), ...(answer.data === undefined ? {} : { data: answer.data }) };
  };
  return Object.fromEntries([...Object.keys(catalog.actions ?? {}), 'task', 'approval'].map((name) => [name, handler]));
}

/** Every trace as it is stored, and every refusal. */
async function readOutcome(engine: Engine, store: Store): Promise<Omit<Outcome, 'answers'>> {
  const enrollments = await allOf((after) => engine.enrollments({ limit: 1000, ...after }));
  const tenant = 'default' as Tenant; // The tenant of an engine that names none.
  const traces: [string, string[]][] = [];
  for (const { id } of enrollments) {
    const lines = await store.log(tenant, id, 0, 100_000);
    traces.push([id, lines.map((line) => new TextDecoder().decode(line))]);
  }
  const refusals = await allOf((after) => engine.refusals({ limit: 1000, ...after }));
  // A refusal is plain JSON; its interface has no index signature to say so.
  return { traces: Object.fromEntries(traces), refusals: refusals.map((one) => canonicalJson(one as unknown as JsonObject)) };
}

async function allOf<T>(page: (after: { readonly after?: string }) => Promise<Page<T>>): Promise<readonly T[]> {
  const rows: T[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const got: Page<T> = await page(next === '' ? {} : { after: next });
    rows.push(...got.rows);
    next = got.next;
  }
  return rows;
}

async function take(engine: Engine, clock: StillClock, step: Step): Promise<string> {
  try {
    return await call(engine, clock, step);
  } catch (error) {
    if (error instanceof JourneyError) return error.code;
    throw error;
  }
}

async function call(engine: Engine, clock: StillClock, step: Step): Promise<string> {
  switch (step.do) {
    case 'event': {
      const { do: _, ...event } = step;
      return taken(await engine.track(event));
    }
    case 'upsert':
      await engine.upsertContact(step.contact);
      return '';
    case 'patch': {
      const { contactId, patch, id, revision } = step;
      const options = { ...(id === undefined ? {} : { id }), ...(revision === undefined ? {} : { revision }) };
      return taken(await engine.patchContact(contactId, patch, options));
    }
    case 'enroll': {
      const { do: _, ...request } = step;
      return taken(await engine.enroll(request));
    }
    case 'outcome': {
      const { do: _, ...request } = step;
      return taken(await engine.completeEffect(request));
    }
    case 'decide':
      return taken(await engine.completeTask({ taskId: step.taskId, outcome: step.outcome, by: 'ann' }));
    case 'exit':
      await engine.exit({ enrollmentId: step.enrollmentId, by: 'ann', ...(step.reason === undefined ? {} : { reason: step.reason }) });
      return '';
    case 'retry':
      await engine.retry({ enrollmentId: step.enrollmentId, by: 'ann' });
      return '';
    case 'move':
      await engine.move({ enrollmentId: step.enrollmentId, nodeId: step.nodeId, by: 'ann' });
      return '';
    case 'publish':
      clock.set(clock.now() + 1);
      await engine.publish(step.document);
      return '';
    case 'archive':
      clock.set(clock.now() + 1);
      await engine.archive(step.journeyId);
      return '';
    case 'settle':
      await engine.settle();
      return '';
    case 'skip':
      clock.set(clock.now() + step.ms);
      return '';
    case 'pass': {
      const until = clock.now() + step.ms;
      await engine.settle();
      for (let next = await engine.nextDue(); next !== null && next <= until; next = await engine.nextDue()) {
        clock.set(Math.max(clock.now(), next));
        await engine.settle();
        const [isolated] = await engine.isolated();
        if (isolated !== undefined) throw new Error(`A contact is isolated: ${isolated.code}`);
      }
      clock.set(until);
      return '';
    }
  }
}

function taken({ accepted }: { readonly accepted: boolean }): string {
  return accepted ? 'taken' : 'seen';
}
