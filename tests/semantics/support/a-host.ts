import { createEngine, virtualClock } from '@sojourn/engine';
import type {
  Clock,
  ContactReader,
  Effect,
  Engine,
  HandlerContext,
  HandlerResult,
  Handlers,
  Refusal,
  Store,
  VirtualClock,
} from '@sojourn/engine';
import type { Catalog, Contact, EnrollmentRecord, JsonObject, Policy, TraceEntry } from '@sojourn/schema';
import { shopCatalog } from './shop-catalog.ts';
import { storyOf } from './story.ts';
import { aStore } from './a-store.ts';

/** One call of a handler: an attempt that left the engine. */
export interface Call {
  readonly at: string;
  readonly node: string;
  readonly attempt: number;
  readonly key: string;
  readonly effect: Effect;
}

/** What the fake provider does when it is called for a node; the last one goes on for ever. */
export type Behaviour = (effect: Effect, context: HandlerContext) => HandlerResult | void | Promise<HandlerResult | void>;

export interface HostOptions {
  readonly start?: string;
  readonly store?: Store;
  readonly catalog?: Catalog;
  readonly policy?: Policy;
  /** Behaviours by node id, one per call. */
  readonly provider?: Readonly<Record<string, readonly Behaviour[]>>;
  readonly handlers?: Handlers;
  readonly clock?: Clock;
  readonly contactReader?: ContactReader;
}

export interface EventOptions {
  readonly id?: string;
  readonly at?: string;
  readonly effect?: string;
  readonly contact?: string;
}

/** A host that embeds the engine: a virtual clock, a store, a provider that counts, and shorthands. */
export interface Host {
  readonly engine: Engine;
  readonly clock: VirtualClock;
  readonly calls: readonly Call[];
  publish(document: object): Promise<number>;
  knows(contact: Partial<Contact>): Promise<void>;
  /** Takes an event in and does what it makes due. */
  event(name: string, data?: JsonObject, options?: EventOptions): Promise<boolean>;
  /** Takes an event in without doing anything. */
  post(name: string, data?: JsonObject, options?: EventOptions): Promise<boolean>;
  patch(patch: Parameters<Engine['patchContact']>[1], options?: Parameters<Engine['patchContact']>[2]): Promise<boolean>;
  at(instant: string): Promise<void>;
  pass(duration: string): Promise<void>;
  /** All enrollments, oldest first. */
  enrollments(query?: Parameters<Engine['enrollments']>[0]): Promise<readonly EnrollmentRecord[]>;
  /** The n-th enrollment, oldest first. */
  enrollment(index?: number): Promise<EnrollmentRecord>;
  trace(index?: number): Promise<readonly TraceEntry[]>;
  /** The trace in short lines. */
  story(index?: number): Promise<readonly string[]>;
  refusals(): Promise<readonly Refusal[]>;
}

export const aStart = '2026-03-02T09:00:00.000Z';

/** A host with one subscribed contact, `c1`. */
export async function aHost(options: HostOptions = {}): Promise<Host> {
  const clock = virtualClock(options.start ?? aStart);
  const calls: Call[] = [];
  const handler = async (effect: Effect, context: HandlerContext): Promise<HandlerResult | void> => {
    const at = new Date((options.clock ?? clock).now()).toISOString();
    const before = calls.filter((one) => one.node === effect.nodeId).length;
    calls.push({ at, node: effect.nodeId, attempt: context.attempt, key: context.idempotencyKey, effect });
    const behaviours = options.provider?.[effect.nodeId] ?? [];
    return behaviours[Math.min(before, behaviours.length - 1)]?.(effect, context);
  };
  const engine = createEngine({
    store: options.store ?? (await aStore()),
    clock: options.clock ?? clock,
    catalog: options.catalog ?? shopCatalog,
    ...(options.policy === undefined ? {} : { policy: options.policy }),
    ...(options.contactReader === undefined ? {} : { contactReader: options.contactReader }),
    handlers: options.handlers ?? {
      mail: handler,
      receipt: handler,
      sms: handler,
      push: handler,
      hook: handler,
      risky: handler,
      task: handler,
      approval: handler,
    },
  });
  let count = 0;
  const host: Host = {
    engine,
    clock,
    calls,
    publish: async (document) => (await engine.publish(document)).version,
    async knows(contact) {
      await engine.upsertContact({ id: 'c1', ...contact });
      await engine.settle();
    },
    async post(name, data, { id, at, effect, contact } = {}) {
      count += 1;
      const { accepted } = await engine.track({
        id: id ?? `e${count}`,
        contactId: contact ?? 'c1',
        name,
        ...(at === undefined ? {} : { at }),
        ...(data === undefined ? {} : { data }),
        ...(effect === undefined ? {} : { effect }),
      });
      return accepted;
    },
    async event(name, data, more) {
      const accepted = await host.post(name, data, more);
      await engine.settle();
      return accepted;
    },
    async patch(patch, more) {
      const { accepted } = await engine.patchContact('c1', patch, more);
      await engine.settle();
      return accepted;
    },
    at: (instant) => clock.advanceTo(instant),
    pass: (duration) => clock.advance(duration),
    async enrollments(query) {
      const { rows } = await engine.enrollments(query);
      return rows.toSorted(
        (a, b) => a.enteredAt.localeCompare(b.enteredAt) || a.journeyId.localeCompare(b.journeyId) || a.ordinal - b.ordinal,
      );
    },
    async enrollment(index = 0) {
      const one = (await host.enrollments())[index];
      if (one === undefined) throw new Error(`There is no enrollment ${index}`);
      return one;
    },
    trace: async (index) => engine.trace((await host.enrollment(index)).id),
    story: async (index) => storyOf(await host.trace(index)),
    refusals: async () => (await engine.refusals({ contactId: 'c1' })).rows,
  };
  await host.knows({ consent: { email: 'subscribed', sms: 'subscribed' } });
  return host;
}
