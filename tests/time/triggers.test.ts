import { Temporal } from '@js-temporal/polyfill';
import { describe, expect, it } from 'vitest';
import { aJourney } from '../semantics/support/a-journey.ts';
import { textOf, timeOf } from './support/clock-face.ts';
import { differences, visit } from './support/compare-steps.ts';
import { oracleOf } from './support/oracle.ts';
import type { Oracle } from './support/oracle.ts';
import { aTimedHost } from './support/timed-host.ts';
import type { Step } from './support/timed-host.ts';
import { clusters, firstAt } from './support/zones.ts';
import type { Cluster, Transition } from './support/zones.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const moving = clusters().filter(({ transitions }) => transitions.length > 0);
const names = moving.map((cluster) => [cluster.zone, cluster] as const);

const timeFor = ({ at, before, after }: Transition): string => timeOf(at + (before + after) / 2);
const dateOf = ({ at, before }: Transition): Temporal.PlainDate => Temporal.PlainDate.from(textOf(at + before).slice(0, 10));
/** Whoever is let in is told to the provider. */
const hook = { done: { type: 'action', action: 'hook' } };

/** Each contact has the day after a change of clocks in `day`, and that of the change, before its time, in `born`. */
async function playDates({ zone, transitions }: Cluster): Promise<readonly string[]> {
  const oracle = oracleOf(zone);
  const host = aTimedHost(firstAt - 30 * day);
  const times = [...new Set(transitions.map(timeFor))];
  for (const [index, at] of times.entries()) {
    const criteria = { left: { attribute: 'kind' }, op: 'eq', right: index };
    const once = [{ id: 'once', type: 'date', attribute: 'day', offset: '-P1D', at }];
    await host.engine.publish(aJourney(hook, { id: `once-${index}`, timezone: zone, entry: { triggers: once, criteria } }));
    const yearly = [{ id: 'yearly', type: 'date', attribute: 'born', yearly: true, at }];
    const contactZone = { timezone: 'contact', fallbackTimezone: 'UTC' };
    await host.engine.publish(aJourney(hook, { id: `yearly-${index}`, ...contactZone, entry: { triggers: yearly, criteria } }));
  }
  const expected: Step[] = [];
  for (const transition of transitions) {
    const date = dateOf(transition);
    const time = timeFor(transition);
    const kind = times.indexOf(time);
    const contact = textOf(transition.at);
    const attributes = { kind, day: date.add({ days: 1 }).toString(), born: date.with({ year: 1996 }).toString() };
    await host.engine.upsertContact({ id: contact, timezone: zone, attributes });
    const step = (journey: string, on: Temporal.PlainDate): Step => {
      return { journey: `${journey}-${kind}`, contact, node: 'done', at: oracle.first(on.toPlainDateTime(time)) };
    };
    expected.push(step('once', date));
    for (let year = 2024; year < 2030; year += 1) expected.push(step('yearly', date.with({ year })));
  }
  await visit(
    host,
    expected.map(({ at }) => at),
  );
  await host.goTo(host.now() + 2 * day);
  return differences(expected, host.steps);
}

/** A schedule around a change of clocks: by cron and by rule, the same times of the same days. */
function schedulesFor(transition: Transition, zone: string) {
  const [low, high] = [Math.min(transition.before, transition.after), Math.max(transition.before, transition.after)];
  const first = Math.floor((transition.at + low) / hour) - 1;
  const hours = Array.from({ length: Math.ceil((high - low) / hour) + 2 }, (_, index) => (((first + index) % 24) + 24) % 24);
  const cron = `0,30 ${hours.join(',')} * * *`;
  const rrule = `FREQ=DAILY;BYHOUR=${hours.join(',')};BYMINUTE=0,30`;
  const times = hours.flatMap((one) => [timeOf(one * hour), timeOf(one * hour + 30 * minute)]);
  return { times, journeys: [schedule('cron', { cron }, zone), schedule('rule', { rrule }, zone)] };
}

function schedule(id: string, rule: object, timezone: string): object {
  const triggers = [{ id, type: 'schedule', when: { all: [] }, ...rule }];
  return aJourney(hook, { id, timezone, entry: { triggers } });
}

/** Times that fall together on one instant, as those of a gap do, are one occurrence. */
function occurrences(oracle: Oracle, times: readonly string[], from: number, to: number): readonly number[] {
  const found = new Set<number>();
  const start = oracle.wall(from).toPlainDate();
  for (let offset = -1; offset <= (to - from) / day + 2; offset += 1) {
    for (const time of times) {
      const at = oracle.first(start.add({ days: offset }).toPlainDateTime(time));
      if (at >= from && at < to) found.add(at);
    }
  }
  return [...found];
}

async function playSchedules({ zone, transitions }: Cluster): Promise<readonly string[]> {
  const oracle = oracleOf(zone);
  const host = aTimedHost(firstAt - 30 * day);
  await host.engine.upsertContact({ id: 'c' });
  await host.engine.settle();
  const expected: Step[] = [];
  for (const transition of transitions) {
    // Odd seconds, so that nothing is due at the very instant of the publishing.
    const from = transition.at - 27 * hour - 7_000;
    const to = transition.at + 27 * hour + 7_000;
    const { times, journeys } = schedulesFor(transition, zone);
    await host.goTo(from);
    for (const journey of journeys) await host.engine.publish(journey);
    await host.engine.settle();
    const instants = occurrences(oracle, times, from, to);
    for (const at of instants) for (const journey of ['cron', 'rule']) expected.push({ journey, contact: 'c', node: 'done', at });
    await visit(host, instants);
    await host.goTo(to);
    for (const journey of ['cron', 'rule']) await host.engine.archive(journey);
    await host.engine.settle();
  }
  return differences(expected, host.steps);
}

describe('over each change of clocks from 2024 to 2029, in every zone', () => {
  it.each(names)('%s: days that an attribute names come once, once a year if they are yearly', async (_, cluster) => {
    expect(await playDates(cluster)).toEqual([]);
  });

  it.each(names)('%s: cron and rules come round at the oracle’s instants, each of them once', async (_, cluster) => {
    expect(await playSchedules(cluster)).toEqual([]);
  });
});
