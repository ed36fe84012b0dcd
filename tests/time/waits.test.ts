import { describe, expect, it } from 'vitest';
import { aJourney } from '../semantics/support/a-journey.ts';
import { textOf, timeOf } from './support/clock-face.ts';
import { differences, visit } from './support/compare-steps.ts';
import { days, oracleOf } from './support/oracle.ts';
import type { Day, Oracle } from './support/oracle.ts';
import { aTimedHost, timedCatalog } from './support/timed-host.ts';
import type { Step, TimedHost } from './support/timed-host.ts';
import { clusters, firstAt } from './support/zones.ts';
import type { Cluster, Transition } from './support/zones.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const moving = clusters().filter(({ transitions }) => transitions.length > 0);

/** Where somebody arrives at a wait, and near which change of clocks. */
interface Arrival {
  readonly contact: string;
  readonly at: number;
  readonly transition: Transition;
  /** A local time that the change takes away, or gives twice. */
  readonly time: string;
}

/** A kind of wait, and when the oracle says that it is over. */
interface Kind {
  readonly id: string;
  node(time: string, weekdays: readonly Day[]): object;
  over(oracle: Oracle, arrival: Arrival, weekdays: readonly Day[]): Over;
}

type Over = number | { readonly at: number; readonly by: 'past' | 'missing' };

const wait = (alternative: object): object => ({ type: 'wait', until: [{ id: 'next', ...alternative }] });

const kinds: readonly Kind[] = [
  {
    id: 'day',
    node: () => wait({ type: 'duration', duration: 'P1D' }),
    over: (oracle, { at }) => oracle.add(at, 'P1D'),
  },
  {
    id: 'hours',
    node: () => wait({ type: 'duration', duration: 'PT24H' }),
    over: (_, { at }) => at + day,
  },
  {
    id: 'day-at',
    node: (time) => wait({ type: 'duration', duration: 'P1D', at: time }),
    over: (oracle, { at, time }) => oracle.next(oracle.add(at, 'P1D'), time, { inclusive: true }),
  },
  {
    id: 'day-at-on',
    node: (time, weekdays) => wait({ type: 'duration', duration: 'PT30M', at: time, weekdays }),
    over: (oracle, { at, time }, on) => oracle.next(at + 30 * minute, time, { inclusive: true, on }),
  },
  {
    id: 'day-on',
    node: (_, weekdays) => wait({ type: 'duration', duration: 'PT1H', weekdays }),
    over(oracle, { at }, on) {
      const end = at + hour;
      const weekday = days[oracle.wall(end).dayOfWeek - 1];
      return weekday !== undefined && on.includes(weekday) ? end : oracle.next(end, '00:00', { inclusive: true, on });
    },
  },
  {
    id: 'time',
    node: (time) => wait({ type: 'time', at: time }),
    over: (oracle, { at, time }) => oracle.next(at, time, { inclusive: false }),
  },
  {
    id: 'time-on',
    node: (time, weekdays) => wait({ type: 'time', at: time, weekdays }),
    over: (oracle, { at, time }, on) => oracle.next(at, time, { inclusive: false, on }),
  },
  {
    id: 'window',
    node: (time) => wait({ type: 'time', window: { from: time, to: hourLater(time) } }),
    over: (oracle, { at, time }) => oracle.open({ from: time, to: hourLater(time) }, at),
  },
  {
    id: 'window-on',
    node: (time, weekdays) => wait({ type: 'time', window: { from: '23:30', to: time }, weekdays }),
    over: (oracle, { at, time }, weekdays) => oracle.open({ from: '23:30', to: time, weekdays }, at),
  },
  {
    id: 'moment',
    node: () => wait({ type: 'date', on: { attribute: 'moment' }, offset: '-P1D' }),
    over: (oracle, arrival) => orPast(arrival, oracle.add(momentOf(arrival), '-P1D')),
  },
  {
    id: 'moment-at',
    node: (time) => wait({ type: 'date', on: { attribute: 'moment' }, offset: '-P1D', at: time }),
    over(oracle, arrival) {
      const date = oracle.wall(oracle.add(momentOf(arrival), '-P1D')).toPlainDate();
      return orPast(arrival, oracle.first(date.toPlainDateTime(arrival.time)));
    },
  },
  {
    id: 'date',
    node: () => wait({ type: 'date', on: { attribute: 'day' } }),
    over: (oracle, arrival) => orPast(arrival, oracle.first(dayOf(oracle, arrival).toPlainDateTime('00:00'))),
  },
  {
    id: 'no-date',
    node: () => wait({ type: 'date', on: { entry: 'nothing' }, offset: 'P1D' }),
    over: (_, { at }) => ({ at, by: 'missing' }),
  },
  {
    id: 'business-days',
    node: () => ({ type: 'task', title: 'Call them', assignee: 'ann', due: 'P1D', businessDays: true }),
    over: (oracle, { at }) => oracle.addBusinessDays(at, 1, timedCatalog.calendar?.holidays ?? []),
  },
];

/** A moment whose day before is the change, or lies an hour and a half beside it. */
function momentOf({ transition, at }: Arrival): number {
  return transition.at + day + (at < transition.at ? 30 * minute : 90 * minute);
}

/** The day of the change, and for who arrives after it a day that is over. */
function dayOf(oracle: Oracle, { transition }: Arrival) {
  return oracle.wall(transition.at).toPlainDate();
}

function orPast({ at }: Arrival, due: number): Over {
  return due < at ? { at, by: 'past' } : due;
}

function hourLater(time: string): string {
  return timeOf(Date.parse(`2026-01-01T${time}Z`) + hour);
}

/** One journey per kind, and per time of day that a change of the zone is about; `go` says which time it is for. */
async function publishAll(host: TimedHost, { zone }: Cluster, times: readonly string[], weekdays: readonly Day[]): Promise<void> {
  for (const [index, time] of times.entries()) {
    for (const [number, { id, node }] of kinds.entries()) {
      const isTask = id === 'business-days';
      const nodes = {
        w: { ...node(time, weekdays), outlets: isTask ? { overdue: 'done' } : { next: 'done', past: 'past', missing: 'missing' } },
        done: { type: 'action', action: 'hook' },
        past: { type: 'action', action: 'hook' },
        missing: { type: 'action', action: 'hook' },
      };
      const isDated = id.startsWith('moment') || id === 'date' || id === 'no-date';
      const { w, done, past, missing } = nodes;
      const where = { left: { event: 'kind' }, op: 'eq', right: index };
      await host.engine.publish(
        aJourney(isDated ? { w, done, past, missing } : { w: isTask ? w : { ...w, outlets: { next: 'done' } }, done }, {
          id: `${id}-${index}`,
          // The same meaning by the journey's zone and by the contact's.
          ...(number % 2 === 0 ? { timezone: zone } : { timezone: 'contact', fallbackTimezone: 'UTC' }),
          entry: { triggers: [{ id: 't', type: 'event', event: 'go', where }] },
        }),
      );
    }
  }
}

/** Before the change, at it, and once it is over; a day before, so that a day later is in it. */
const offsets = [-day + 30 * minute, -hour + 1_234, 0, 30 * minute];

async function playCluster(cluster: Cluster): Promise<{ readonly different: readonly string[]; readonly woken: number }> {
  const oracle = oracleOf(cluster.zone);
  const host = aTimedHost(firstAt - 30 * day);
  const timeFor = ({ at, before, after }: Transition): string => timeOf(at + (before + after) / 2);
  const times = [...new Set(cluster.transitions.map(timeFor))];
  const [first] = cluster.transitions;
  const changing = days[oracle.wall(first?.at ?? 0).dayOfWeek - 1] ?? 'sun';
  const weekdays: readonly Day[] = [...new Set<Day>([changing, 'wed'])];
  await publishAll(host, cluster, times, weekdays);

  const expected: Step[] = [];
  for (const transition of cluster.transitions) {
    const arrivals = offsets.map((offset): Arrival => {
      const contact = `${textOf(transition.at)} ${offset}`;
      return { contact, at: transition.at + offset, transition, time: timeFor(transition) };
    });
    const instants = new Set<number>();
    for (const arrival of arrivals) {
      const index = times.indexOf(arrival.time);
      for (const kind of kinds) {
        const over = kind.over(oracle, arrival, weekdays);
        const step = typeof over === 'number' ? { node: 'done', at: over } : { node: over.by, at: over.at };
        const journey = `${kind.id}-${index}`;
        expected.push({ journey, contact: arrival.contact, ...step });
        instants.add(step.at);
      }
      await arrive(host, oracle, arrival, index, instants);
    }
    await visit(host, instants);
    // And on over the hour that comes twice, where nothing may happen any more.
    for (let later = 0; later < day; later += hour) await host.goTo(Math.max(...instants) + later);
  }
  return { different: differences(expected, host.steps), woken: host.steps.length };
}

/** Looks one millisecond before each instant at which somebody is to be woken, and at it, up to the arrival. */
async function arrive(host: TimedHost, oracle: Oracle, arrival: Arrival, kind: number, instants: Set<number>): Promise<void> {
  const { contact, at } = arrival;
  await visit(host, instants, at);
  await host.goTo(at);
  await host.engine.upsertContact({
    id: contact,
    timezone: oracle.zone,
    attributes: { moment: textOf(momentOf(arrival)), day: dayOf(oracle, arrival).toString() },
  });
  await host.engine.track({ id: contact, contactId: contact, name: 'go', data: { kind } });
  await host.engine.settle();
}

describe('waits of people in every zone, over each of its changes of clocks from 2024 to 2029', () => {
  it.each(moving.map((cluster) => [cluster.zone, cluster] as const))('%s: none is woken early, late or twice', async (_, cluster) => {
    const { different, woken } = await playCluster(cluster);

    expect(different).toEqual([]);
    expect(woken).toBe(cluster.transitions.length * offsets.length * kinds.length);
  });
});
