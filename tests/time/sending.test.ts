import { describe, expect, it } from 'vitest';
import { aJourney } from '../semantics/support/a-journey.ts';
import { textOf, timeOf } from './support/clock-face.ts';
import { differences, visit } from './support/compare-steps.ts';
import { oracleOf } from './support/oracle.ts';
import type { Oracle, Window } from './support/oracle.ts';
import { aTimedHost } from './support/timed-host.ts';
import type { Step } from './support/timed-host.ts';
import { clusters, firstAt } from './support/zones.ts';
import type { Cluster, Transition } from './support/zones.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const moving = clusters().filter(({ transitions }) => transitions.length > 0);

const timeFor = ({ at, before, after }: Transition): string => timeOf(at + (before + after) / 2);
const shift = (time: string, minutes: number): string => timeOf(Date.parse(`2026-01-02T${time}Z`) + minutes * minute);

/** Quiet from before a time of the change until it, and from it on. */
const quietOf = (time: string): readonly Window[] => [
  { from: shift(time, -90), to: time },
  { from: time, to: shift(time, 7 * 60) },
];

const offsets = [-95, -60, -1, 0, 10, 45];

/** When quiet hours let a message go. Those that touch are gone through. */
function afterQuiet(oracle: Oracle, windows: readonly Window[], from: number): number {
  let at = from;
  for (;;) {
    const closed = windows.flatMap((window) => oracle.openings(window, at)).find((opening) => opening.from <= at && at < opening.to);
    if (closed === undefined) return at;
    at = closed.to;
  }
}

function afterBlocked(oracle: Oracle, dates: readonly string[], from: number): number {
  let date = oracle.wall(from).toPlainDate();
  if (!dates.includes(date.toString())) return from;
  while (dates.includes(date.toString())) date = date.add({ days: 1 });
  return oracle.first(date.toPlainDateTime('00:00'));
}

async function play(
  { zone, transitions }: Cluster,
  time: string,
): Promise<{ readonly different: readonly string[]; readonly sent: number }> {
  const oracle = oracleOf(zone);
  const [first, second] = quietOf(time);
  const window: Window = { from: shift(time, -20), to: shift(time, 20) };
  const blockedDates = [...new Set(transitions.map(({ at, before }) => textOf(at + before).slice(0, 10)))];
  const host = aTimedHost(firstAt - 30 * day, {
    policyVersion: 1,
    quietHours: [
      { from: first?.from ?? '', to: first?.to ?? '', channels: ['sms'] },
      { from: second?.from ?? '', to: second?.to ?? '', channels: ['sms'] },
    ],
  });
  const message = (action: string): object => ({ m: { type: 'action', action } });
  const zones = { timezone: 'contact', fallbackTimezone: 'UTC' };
  await host.engine.publish(aJourney(message('sms'), { id: 'quiet', timezone: 'UTC' }));
  await host.engine.publish(aJourney(message('mail'), { id: 'window', ...zones, sendWindows: [window] }));
  await host.engine.publish(aJourney(message('push'), { id: 'blocked', ...zones, blockedDates }));

  const expected: Step[] = [];
  for (const transition of transitions.filter((one) => timeFor(one) === time)) {
    const instants: number[] = [];
    for (const offset of offsets) {
      const at = transition.at + offset * minute;
      const contact = `${textOf(transition.at)} ${offset}`;
      for (const [journey, sentAt] of [
        ['quiet', afterQuiet(oracle, quietOf(time), at)],
        ['window', oracle.open(window, at)],
        ['blocked', afterBlocked(oracle, blockedDates, at)],
      ] as const) {
        expected.push({ journey, contact, node: 'm', at: sentAt });
        instants.push(sentAt);
      }
      await visit(host, instants, at);
      await host.goTo(at);
      await host.engine.upsertContact({ id: contact, timezone: zone });
      await host.engine.track({ id: contact, contactId: contact, name: 'go' });
      await host.engine.settle();
    }
    await visit(host, instants);
  }
  await host.goTo(host.now() + 2 * day);
  return { different: differences(expected, host.steps), sent: host.steps.length };
}

describe('messages over each change of clocks from 2024 to 2029, in every zone', () => {
  it.each(moving.map((cluster) => [cluster.zone, cluster] as const))(
    '%s: quiet hours, send windows and blocked dates end at the oracle’s instants, and each message goes once',
    async (_, cluster) => {
      let sent = 0;
      for (const time of new Set(cluster.transitions.map(timeFor))) {
        const played = await play(cluster, time);
        expect(played.different).toEqual([]);
        sent += played.sent;
      }
      expect(sent).toBe(cluster.transitions.length * offsets.length * 3);
    },
  );
});
