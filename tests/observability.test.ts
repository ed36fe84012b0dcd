import { AsyncLocalStorage } from 'node:async_hooks';
import { createEngine, memoryStore, NotSentError, virtualClock } from '@sojourn/engine';
import type { Engine, Handlers, Store, Tenant } from '@sojourn/engine';
import { openTelemetry, reportHealth } from '@sojourn/engine/opentelemetry';
import type { Catalog, Journey } from '@sojourn/schema';
import { context, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, ContextManager } from '@opentelemetry/api';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';

/** What stands in every place that contact data can be in. */
const sentinel = 'Zebra crossing 4711';
const other = `${sentinel}, again`;

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: { name: { type: 'text' }, city: { type: 'text' }, score: { type: 'number' } },
  events: { signup: { data: { note: { type: 'text' } } } },
  actions: { send: { onUncertain: 'hold' }, fail: { onUncertain: 'hold' }, refuse: {} },
};

const once = { attempts: 1, first: 'PT1M', most: 'PT1M' };
const journey: Journey = {
  schemaVersion: 1,
  id: 'welcome',
  name: 'Welcome',
  timezone: 'UTC',
  entry: {
    triggers: [
      { id: 'signup', type: 'event', event: 'signup' },
      { id: 'by-hand', type: 'manual' },
    ],
    reentry: { mode: 'always' },
    start: 'count',
  },
  nodes: {
    count: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 1 }], outlets: { next: 'ask' } },
    ask: {
      type: 'task',
      title: `${sentinel} {{ contact.name }}`,
      assignee: 'ann',
      due: 'P1D',
      outlets: { next: 'choose', overdue: 'choose' },
    },
    choose: {
      type: 'switch',
      on: { attribute: 'city' },
      cases: ['send', 'fail', 'refuse', 'odd'].map((id) => ({ id, value: id })),
      outlets: { send: 'send', fail: 'fail', refuse: 'refuse', odd: 'odd', else: null, missing: null },
    },
    send: {
      type: 'action',
      action: 'send',
      input: { subject: `${sentinel} {{ contact.name }} {{ entry.note }}` },
      outlets: { next: null },
    },
    fail: { type: 'action', action: 'fail', retry: once, outlets: { next: null } },
    refuse: { type: 'action', action: 'refuse', retry: once, outlets: { next: null } },
    odd: { type: 'action', action: 'fail', retry: once, outlets: { next: null } },
  },
};

/** Errors as a provider's client throws them, with the contact's data in every part. */
function namedError(): Error {
  const error = new Error(sentinel, { cause: new Error(other) });
  error.name = sentinel;
  return Object.assign(error, { code: sentinel, data: { sentinel } });
}

const handlers: Handlers = {
  send: async (effect) => ({ data: { said: sentinel, to: effect.input['subject'] ?? null } }),
  fail: async () => {
    throw namedError();
  },
  refuse: async () => {
    throw new NotSentError(sentinel, { code: other, cause: new Error(sentinel) });
  },
  task: async () => undefined,
  contactChanged: async () => {
    throw namedError();
  },
  taskChanged: async () => {
    throw namedError();
  },
};

function observed(store: Store, given: Handlers = handlers) {
  const spans = new InMemorySpanExporter();
  const figures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: figures, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const meter = meterProvider.getMeter('test');
  const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }).getTracer('test');
  const lines: unknown[] = [];
  const clock = virtualClock('2026-03-02T09:00:00Z');
  const engine = createEngine({
    store,
    clock,
    catalog,
    handlers: given,
    telemetry: openTelemetry({ tracer, meter }),
    logger: { log: (...line) => void lines.push(line) },
  });
  const collect = async () => {
    await meterProvider.forceFlush();
    return (figures.getMetrics().at(-1)?.scopeMetrics ?? []).flatMap(({ metrics }) => metrics);
  };
  return { engine, clock, lines, spans, meter, collect, end: () => meterProvider.shutdown() };
}

/** Keeps the active span over awaits, as a host's SDK does. */
function asyncContexts(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...values) => storage.run(active, () => work.apply(self, values)),
    bind: (_active, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
}

/** Everything of a value, also what JSON leaves out: messages, stacks and causes of errors. */
function allOf(value: unknown, seen: Set<unknown> = new Set()): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.has(value)) return '';
  seen.add(value);
  const entries = Reflect.ownKeys(value).map((key) => `${String(key)}: ${allOf(Reflect.get(value, key), seen)}`);
  return [...entries, ...(value instanceof Map ? [...value].map((entry) => allOf(entry, seen)) : [])].join('\n');
}

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** Takes people through everything that can go wrong, and gives what the calls that were refused threw. */
async function live(engine: Engine, settle: () => Promise<unknown>): Promise<readonly unknown[]> {
  await engine.publish(journey, { by: 'ann', note: 'first' });
  for (const city of ['send', 'fail', 'refuse', 'odd', sentinel])
    await engine.upsertContact({
      id: `c-${city.slice(0, 3)}`,
      attributes: { name: sentinel, city, score: 1 },
      tags: [sentinel],
      segments: [sentinel],
    });
  for (const id of ['c-sen', 'c-fai', 'c-ref', 'c-odd', 'c-Zeb']) {
    await engine.track({ id: `signup-${id}`, contactId: id, name: 'signup', data: { note: sentinel } });
    await engine.patchContact(id, { set: { name: other }, increment: { score: 1 } });
  }
  await settle();
  const { rows: tasks } = await engine.tasks({ state: 'open' });
  for (const task of tasks) await engine.completeTask({ taskId: task.id, outcome: 'done', by: 'ann', data: { said: sentinel } });
  await settle();
  const { rows: failed } = await engine.enrollments({ status: 'failed' });
  for (const { id } of failed) await engine.retry({ enrollmentId: id, by: 'ann' });
  await settle();
  const { rows: parked } = await engine.enrollments({ status: 'held' });
  for (const { id } of parked) await engine.exit({ enrollmentId: id, by: 'ann' });
  await settle();
  const wrong = sentinel as never; // A caller without types gives anything.
  return Promise.all(
    [
      engine.upsertContact({ id: 'x', timezone: sentinel, attributes: { name: sentinel }, consent: { email: wrong } }),
      engine.upsertContact({ id: 'x', attributes: wrong }),
      engine.upsertContact([{ id: 'x', tags: wrong }, wrong]),
      engine.patchContact('x', { set: wrong, nickname: sentinel } as never), // As above.
      engine.patchContact('x', { increment: { score: wrong } }),
      engine.track({ id: 'y', contactId: 'x', name: 'signup', data: wrong }),
      engine.track({ id: 'y', contactId: 'x', name: 'signup', at: wrong, data: { note: sentinel } }),
      engine.track({ id: 'y', contactId: 'x', name: 'unheard.of', data: { note: sentinel } }),
      engine.enroll({ journeyId: 'welcome', contactId: 'x', data: wrong }),
      engine.enroll({ journeyId: 'nowhere', contactId: 'x', data: { note: sentinel } }),
      engine.completeTask({ taskId: 'no such', outcome: 'done', by: 'ann', data: { said: sentinel } }),
      engine.completeEffect({ key: 'no such', data: { said: sentinel } }),
    ].map(errorOf),
  );
}

describe('contact data', () => {
  it('is in no logger line, metric, span or error, whatever went wrong', async () => {
    const { engine, lines, spans, collect, clock, meter, end } = observed(memoryStore());
    reportHealth(engine, meter);
    const errors = await live(engine, () => clock.advance('PT1H'));
    const figures = await collect();

    expect(errors.filter((error) => error instanceof Error)).toHaveLength(errors.length);
    // It was there to be told: the log has it, by design, and everything was heard of.
    const { rows } = await engine.enrollments();
    expect(allOf(await Promise.all(rows.map(({ id }) => engine.trace(id))))).toContain(sentinel);
    expect(allOf(lines)).toMatch(/effect_uncertain[\s\S]*effect_not_sent|effect_not_sent[\s\S]*effect_uncertain/);
    expect(allOf(lines)).toContain('contact_changed_failed');
    expect(spans.getFinishedSpans().length).toBeGreaterThan(10);
    expect(figures.map(({ descriptor }) => descriptor.name)).toContain('sojourn.effects');
    for (const [what, heard] of Object.entries({ lines, figures, errors, spans: spans.getFinishedSpans() })) {
      expect(allOf(heard), what).not.toContain('Zebra');
      expect(allOf(heard), what).not.toContain('4711');
    }
    expect(allOf((await engine.acts({ journeyId: 'welcome' })).rows)).not.toContain('Zebra');
    await end();
  });

  it('of a store that fails with a message that holds it is not told either', async () => {
    const broken: Store = {
      ...memoryStore(),
      commit: async () => {
        throw namedError();
      },
    };
    const { engine, lines, spans, collect, clock, end } = observed(broken);
    await engine.publish(journey);
    await engine.track({ id: 'e', contactId: 'c', name: 'signup', data: { note: sentinel } });
    await clock.advance('PT1H');
    expect(allOf(lines)).toContain('contact_isolated');
    const failed = spans.getFinishedSpans().filter(({ name }) => name === 'sojourn.commit');
    expect(failed[0]?.status).toEqual({ code: SpanStatusCode.ERROR });
    for (const heard of [lines, spans.getFinishedSpans(), await collect()]) expect(allOf(heard)).not.toContain('Zebra');
    await end();
  });
});

describe('spans and figures', () => {
  it('say what was done, where, and what came of it', async () => {
    const { engine, spans, clock, collect, end } = observed(memoryStore());
    await live(engine, () => clock.advance('PT1H'));
    const effects = spans.getFinishedSpans().filter(({ name }) => name === 'sojourn.effect');
    expect(effects.find(({ attributes }) => attributes['sojourn.node'] === 'refuse')?.attributes).toMatchObject({
      'sojourn.tenant': 'default',
      'sojourn.journey': 'welcome',
      'sojourn.version': 1,
      'sojourn.action': 'refuse',
      'sojourn.attempt': 1,
      'sojourn.status': 'not_sent',
      'error.type': 'not_sent',
    });
    const figures = await collect();
    const sumOf = (name: string, attributes: object): unknown =>
      figures
        .find(({ descriptor }) => descriptor.name === name)
        ?.dataPoints.find((point) => Object.entries(attributes).every(([key, value]) => point.attributes[key] === value))?.value;
    expect(sumOf('sojourn.effects', { 'sojourn.action': 'send', 'sojourn.status': 'done' })).toBe(1);
    expect(sumOf('sojourn.inputs', { accepted: true })).toBeGreaterThan(20);
    expect(sumOf('sojourn.commits', { result: 'ok' })).toBeGreaterThan(10);
    // A series per tenant or contact would be too many.
    expect(figures.flatMap(({ dataPoints }) => dataPoints.flatMap(({ attributes }) => Object.keys(attributes)))).not.toContain(
      'sojourn.tenant',
    );
    await end();
  });

  it('are parents of what handlers do in them', async () => {
    context.setGlobalContextManager(asyncContexts());
    let inHandler: unknown;
    const { engine, clock, spans, end } = observed(memoryStore(), {
      ...handlers,
      send: async () => void (inHandler = trace.getActiveSpan()?.spanContext().spanId),
    });
    await live(engine, () => clock.advance('PT1H'));
    const span = spans.getFinishedSpans().find(({ attributes }) => attributes['sojourn.node'] === 'send');
    expect(inHandler).toBe(span?.spanContext().spanId);
    context.disable();
    await end();
  });
});

describe('health', () => {
  it('says how late the oldest is, how many wait, and who is parked', async () => {
    const store = memoryStore();
    const { engine, clock, meter, collect, end } = observed(store);
    reportHealth([engine, engine.forTenant('empty')], meter);
    expect(await engine.health()).toEqual({ lagMs: 0, inputsWaiting: 0, effectsWaiting: 0, failed: 0, held: 0, isolated: 0 });
    await live(engine, () => clock.advance('PT1H'));
    await store.append('default' as Tenant, [{ contactId: 'late', due: clock.now() - 60_000, lane: 'input', body: { type: 'nonsense' } }]); // Branded by the engine.
    const health = await engine.health();
    expect(health).toMatchObject({
      lagMs: 60_000,
      oldestDueAt: '2026-03-02T12:59:00.000Z',
      inputsWaiting: 1,
      effectsWaiting: 0,
      failed: 1,
    });
    const figures = await collect();
    const valueOf = (name: string): unknown =>
      figures.find(({ descriptor }) => descriptor.name === name)?.dataPoints.map(({ value }) => value);
    expect([valueOf('sojourn.due.age'), valueOf('sojourn.due.contacts'), valueOf('sojourn.parked')]).toEqual([[60_000], [1, 0], [1, 0, 0]]);
    await end();
  });
});
