import { msOfTime } from '../time/local-time.ts';
import { weekdayOfDay } from '../time/wall-clock.ts';
import type { LocalWindow } from '../time/window.ts';
import type { Check, CheckContext } from './check.ts';

const minutesPerDay = 1_440;
const minutesPerWeek = 7 * minutesPerDay;

/** Messages that send windows and quiet hours never let out: together they leave no minute of the week. */
export const windowClosed: Check = {
  code: 'window_closed',
  severity: 'warning',
  *run(context) {
    const { journey, policy, messages } = context;
    const open = openMinutes(journey.sendWindows);
    const closedFor = new Map<string, boolean>();
    for (const { nodeId, channel, rules } of messages) {
      const isQuiet = rules.quietHours !== false;
      const key = `${isQuiet} ${channel}`;
      const quiet = isQuiet
        ? (policy?.quietHours ?? []).filter(({ channels }) => channels === undefined || channels.includes(channel))
        : [];
      const isClosed = closedFor.get(key) ?? isNeverOpen(open, quiet);
      closedFor.set(key, isClosed);
      if (isClosed || isBlockedAllYear(context)) yield { path: ['nodes', nodeId], params: { channel } };
    }
  },
};

function openMinutes(windows: readonly LocalWindow[] | undefined): readonly boolean[] {
  const minutes = Array.from({ length: minutesPerWeek }, () => windows === undefined || windows.length === 0);
  for (const window of windows ?? []) paint(minutes, window, true);
  return minutes;
}

function isNeverOpen(open: readonly boolean[], quiet: readonly LocalWindow[]): boolean {
  const minutes = [...open];
  for (const window of quiet) paint(minutes, window, false);
  return !minutes.includes(true);
}

function paint(minutes: boolean[], { from, to, weekdays }: LocalWindow, value: boolean): void {
  const first = (msOfTime(from) ?? 0) / 60_000;
  const last = (msOfTime(to) ?? 0) / 60_000;
  const length = last > first ? last - first : last - first + minutesPerDay;
  for (let day = 0; day < 7; day += 1) {
    // Day 4 from 1970-01-01 is a Monday.
    if (weekdays !== undefined && weekdays.length > 0 && !weekdays.includes(weekdayOfDay(day + 4))) continue;
    for (let minute = 0; minute < length; minute += 1) minutes[(day * minutesPerDay + first + minute) % minutesPerWeek] = value;
  }
}

/** Every day of the year by itself: 366 entries without a year. */
function isBlockedAllYear({ journey, policy }: CheckContext): boolean {
  const days = [...(journey.blockedDates ?? []), ...(policy?.blockedDates ?? [])].filter((date) => /^\d\d-\d\d$/.test(date));
  return new Set(days).size >= 366;
}
