import type { WaitAlternative, WaitNode } from '@sojourn/schema';
import type { CardDefinition, Names } from './card-definition.ts';
import { eventName, operandName, signed, timeName } from './names.ts';

/** What is waited for, and for how long at most. */
export const waitCard: CardDefinition<WaitNode> = {
  family: () => 'time',
  icon: (node) => {
    const types = node.until.map((one) => one.type);
    if (types.includes('date')) return 'calendar';
    if (types.includes('event') || types.includes('condition')) return 'hourglass';
    return types.includes('time') ? 'alarm' : 'clock';
  },
  title: (node, names) => {
    const rest = node.until.filter((one) => one.type !== 'duration');
    const [main = node.until[0], more] = rest;
    if (main === undefined) return names.words('node.wait');
    return more === undefined ? alternativeTitle(main, names) : names.words('wait.title.several');
  },
  summary: (node, names) => {
    if (node.until.length === 0) return names.words('wait.none');
    const waited = node.until.filter((one) => one.type !== 'duration' || node.until.length === 1);
    const said = (node.name === undefined && waited.length === 1 ? [] : waited.map((one) => alternativeSummary(one, names))).filter(
      (one) => one !== '',
    );
    const limits = node.until.length === 1 ? [] : node.until.filter((one) => one.type === 'duration').map((one) => limit(one, names));
    const only = node.until[0];
    if (said.length === 0 && limits.length === 0 && only !== undefined) return detail(only, names);
    return [words(said, names), ...limits].filter((one) => one !== '').join(' · ');
  },
  outlet: (node, outlet, names) => {
    const found = node.until.find((one) => one.id === outlet);
    if (found === undefined) return undefined;
    if (found.type === 'duration') return node.until.length > 1 ? names.words('outlet.timeout') : undefined;
    if (found.type === 'event') return eventName(found.event, names);
    return undefined;
  },
};

function words(parts: readonly string[], names: Names): string {
  return parts.length === 0 ? '' : names.words.list(parts, 'or');
}

function alternativeTitle(one: WaitAlternative, names: Names): string {
  const { words: say } = names;
  if (one.type === 'duration') return say('wait.title.duration', { duration: say.duration(one.duration) });
  if (one.type === 'event') return say('wait.title.event', { event: eventName(one.event, names) });
  if (one.type === 'time') return say('wait.title.time', { time: timeName(one.at ?? one.window?.from ?? '', names) });
  if (one.type === 'date') return say('wait.title.date', { what: operandName(one.on, names) });
  return say('wait.title.condition');
}

function alternativeSummary(one: WaitAlternative, names: Names): string {
  const { words: say } = names;
  if (one.type === 'duration') {
    const duration = say.duration(one.duration);
    return one.at === undefined ? say('wait.duration', { duration }) : say('wait.durationAt', { duration, time: timeName(one.at, names) });
  }
  if (one.type === 'event') return say('wait.event', { event: eventName(one.event, names) });
  if (one.type === 'time') {
    return one.window === undefined
      ? say('wait.time', { time: timeName(one.at ?? '', names) })
      : say('wait.window', { from: timeName(one.window.from, names), to: timeName(one.window.to, names) });
  }
  if (one.type === 'condition') return say('wait.condition');
  const what = operandName(one.on, names);
  if (one.offset === undefined) return say('wait.date', { what });
  const { isBefore, length } = signed(one.offset);
  return say(isBefore ? 'wait.dateBefore' : 'wait.dateAfter', { duration: say.duration(length), what });
}

/** What the title has not said yet. */
function detail(one: WaitAlternative, names: Names): string {
  if (one.type === 'duration') return one.at === undefined ? '' : names.words('wait.durationAtOnly', { time: timeName(one.at, names) });
  return one.type === 'time' || one.type === 'date' || one.type === 'condition' ? alternativeSummary(one, names) : '';
}

function limit(one: WaitAlternative, names: Names): string {
  if (one.type !== 'duration') return '';
  const duration = names.words.duration(one.duration);
  return one.at === undefined
    ? names.words('wait.atMost', { duration })
    : names.words('wait.atMostAt', { duration, time: timeName(one.at, names) });
}
