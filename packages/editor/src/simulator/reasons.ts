import { parseInstant } from '@sojourn/schema';
import type { Comparison, TimeZone, TraceEntry } from '@sojourn/schema';
import type { Refusal } from '@sojourn/engine';
import { attributeName, eventName, ownOf, valueName } from '../nodes/names.ts';
import type { Names } from '../nodes/card-definition.ts';
import { clockText } from './clock-words.ts';
import { comparisonSentence } from './comparison-words.ts';
import type { ComparisonSentence } from './comparison-words.ts';
import { endReason } from './ending-words.ts';
import { nodeTitle, outletTitle } from './node-title.ts';
import type { Moment } from './run.ts';

/** One line of why something happened. */
export interface Reason {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
  /** What the line is about: parts of the panel that show the same leave it out. */
  readonly about: TraceEntry['kind'];
  readonly nodeId: string | undefined;
  /** Where a decision led. */
  readonly led: string;
  readonly because: readonly ComparisonSentence[];
}

/** What the last step did and why, in the words of a person. */
export function reasonsOf(moment: Moment, names: Names, zone: TimeZone): readonly Reason[] {
  const lines = moment.written.flatMap((entry) => {
    const said = lineOf(entry, names, zone);
    if (said === undefined) return [];
    const about = { about: entry.kind, nodeId: entry.nodeId, led: ledTo(entry, names) };
    return [{ ...about, text: said.text, tone: said.tone ?? 'plain', because: sentences(entry, names) } satisfies Reason];
  });
  return [...lines, ...moment.refused.map((refusal) => refusalReason(refusal, names))];
}

/** Why a trigger that matched let nobody in. */
export function refusalReason({ reason }: Pick<Refusal, 'reason'>, names: Names): Reason {
  return { text: names.words(`simulator.refused.${reason}`), tone: 'bad', about: 'refused', nodeId: undefined, led: '', because: [] };
}

function sentences(entry: TraceEntry, names: Names): readonly ComparisonSentence[] {
  const because: readonly Comparison[] = 'because' in entry ? (entry.because ?? []) : [];
  return because.map((one) => comparisonSentence(one, names));
}

function ledTo(entry: TraceEntry, names: Names): string {
  if (entry.kind !== 'decided' && entry.kind !== 'woke') return '';
  return outletTitle(entry.nodeId ?? '', entry.outlet, names);
}

interface Line {
  readonly text: string;
  readonly tone?: Reason['tone'];
}

function lineOf(entry: TraceEntry, names: Names, zone: TimeZone): Line | undefined {
  const { words } = names;
  const title = entry.nodeId === undefined ? '' : nodeTitle(entry.nodeId, names);
  switch (entry.kind) {
    case 'entered':
      return { text: words(entry.control ? 'simulator.why.heldOut' : 'simulator.why.entered'), tone: 'good' };
    case 'decided':
      return decidedLine(entry, title, names);
    case 'woke':
      return wokeLine(entry, title, names);
    case 'jumped':
      return { text: words('simulator.why.jumped', { title }) };
    case 'parked':
      return parkedLine(entry, title, names, zone);
    case 'updated':
      return { text: entry.changes.map((change) => changeText(change, names)).join(' · ') };
    case 'goal':
      return {
        text: words(entry.counted ? 'simulator.why.goal' : 'simulator.why.goalLate', { name: names.journey.goal?.name ?? '' }),
        tone: 'good',
      };
    case 'suspended':
    case 'resumed':
      return { text: words(`simulator.why.${entry.kind}`) };
    case 'failed':
      return { text: words('simulator.why.failed', { title, code: words.maybe(`simulator.code.${entry.code}`, entry.code) }), tone: 'bad' };
    case 'ended':
      return { text: words('simulator.why.ended', { reason: endReason(entry.end, names) }) };
    default:
      return effectLine(entry, title, names, zone);
  }
}

function decidedLine(
  { nodeId = '', outlet, because }: Extract<TraceEntry, { readonly kind: 'decided' }>,
  title: string,
  names: Names,
): Line | undefined {
  const node = ownOf(names.journey.nodes, nodeId);
  if (node?.type === 'split') return { text: names.words('simulator.why.split', { title, outlet: outletTitle(nodeId, outlet, names) }) };
  // Steps with one way out decide nothing that is worth a line.
  if (because === undefined && outlet === 'next') return undefined;
  return { text: names.words('simulator.why.decided', { title, outlet: outletTitle(nodeId, outlet, names) }) };
}

function wokeLine(
  { nodeId = '', by, outlet }: Extract<TraceEntry, { readonly kind: 'woke' }>,
  title: string,
  names: Names,
): Line | undefined {
  const { words } = names;
  const name = outletTitle(nodeId, outlet, names);
  if (by === 'result') return outlet === 'next' ? undefined : { text: words('simulator.why.decided', { title, outlet: name }) };
  if (by === 'timer')
    return outlet === 'next'
      ? { text: words('simulator.why.timeUp', { title }) }
      : { text: words('simulator.why.timeUpTo', { title, outlet: name }) };
  if (by === 'condition') return { text: words('simulator.why.holds', { title }) };
  return { text: words('simulator.why.happened', { title, outlet: name }) };
}

function parkedLine(
  entry: Extract<TraceEntry, { readonly kind: 'parked' }>,
  title: string,
  names: Names,
  zone: TimeZone,
): Line | undefined {
  const { words } = names;
  const wakeAt = entry.wakeAt === undefined ? undefined : parseInstant(entry.wakeAt);
  const events = (entry.listensFor ?? []).map((event) => eventName(event, names));
  if (wakeAt === undefined && events.length === 0) return undefined;
  const time = wakeAt === undefined ? '' : clockText(wakeAt, zone, words);
  if (events.length === 0) return { text: words('simulator.why.waitsUntil', { title, time }) };
  const list = words.list(events, 'or');
  return {
    text:
      wakeAt === undefined
        ? words('simulator.why.waitsFor', { title, events: list })
        : words('simulator.why.waitsBoth', { title, time, events: list }),
  };
}

function effectLine(entry: TraceEntry, title: string, names: Names, zone: TimeZone): Line | undefined {
  const { words } = names;
  switch (entry.kind) {
    case 'effect.begun':
      return {
        text:
          entry.attempt > 1
            ? words('simulator.why.again', { title, attempt: entry.attempt })
            : words(isMessage(entry, names) ? 'simulator.why.sends' : 'simulator.why.does', { title }),
      };
    case 'effect.withheld':
      return {
        text: words('simulator.why.withheld', { title, reason: words.maybe(`simulator.withheld.${entry.reason}`, entry.reason) }),
        tone: 'bad',
      };
    case 'effect.deferred':
      return {
        text: words('simulator.why.deferred', {
          title,
          reason: words.maybe(`simulator.withheld.${entry.reason}`, entry.reason),
          time: clockText(parseInstant(entry.until) ?? 0, zone, words),
        }),
      };
    case 'effect.failed':
      return {
        text: words('simulator.why.effectFailed', { title, code: words.maybe(`simulator.code.${entry.code}`, entry.code) }),
        tone: 'bad',
      };
    case 'effect.retried':
      return { text: words('simulator.why.retried', { title, time: clockText(parseInstant(entry.dueAt) ?? 0, zone, words) }) };
    case 'effect.uncertain':
      return {
        text: words('simulator.why.uncertain', { title, then: words.maybe(`simulator.then.${entry.then}`, entry.then) }),
        tone: 'bad',
      };
    default:
      return undefined;
  }
}

function isMessage({ nodeId = '' }: TraceEntry, { journey, catalog }: Names): boolean {
  const node = ownOf(journey.nodes, nodeId);
  const action = node?.type === 'action' && 'action' in node && typeof node.action === 'string' ? node.action : '';
  return ownOf(catalog.actions, action)?.message === true;
}

function changeText(change: Extract<TraceEntry, { readonly kind: 'updated' }>['changes'][number], names: Names): string {
  const { words } = names;
  if ('tag' in change)
    return words(change.to === true || change.op === 'add' ? 'simulator.why.tagged' : 'simulator.why.untagged', { tag: change.tag });
  const what = attributeName(change.attribute, names);
  const to = change.to === null ? words('simulator.why.unknown') : valueName(change.to, names);
  return change.from === null
    ? words('simulator.why.changedTo', { what, to })
    : words('simulator.why.changed', { what, from: valueName(change.from, names), to });
}
